import { cutOff } from './refusals.ts';

/** One piece of an archive: JSON about what comes, or bytes of it. */
export type Frame =
  | { readonly kind: 'header' | 'begin' | 'end' | 'close'; readonly value: unknown }
  | { readonly kind: 'data'; readonly bytes: Buffer };

const KINDS = ['header', 'begin', 'data', 'end', 'close'] as const;
const HEAD = 5;
/** Bytes of a frame at most, so that a damaged length asks for no memory. */
const LARGEST = 64 * 2 ** 20;

/** Kind (one byte), length (four bytes, big-endian), content. */
export function writeFrame(frame: Frame): Buffer {
  const content = frame.kind === 'data' ? frame.bytes : Buffer.from(JSON.stringify(frame.value), 'utf8');
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(KINDS.indexOf(frame.kind), 0);
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

/** Reads frames from bytes as they come; refuses what ends within one. */
export async function* readFrames(content: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let parts: Buffer[] = [];
  let size = 0;
  let needed = HEAD;
  for await (const piece of content) {
    parts.push(piece);
    size += piece.length;
    while (size >= needed) {
      const bytes = parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
      const end = HEAD + bytes.readUInt32BE(1);
      if (end > LARGEST) throw cutOff();
      if (size < end) {
        parts = [bytes];
        needed = end;
        break;
      }
      yield frameOf(bytes.readUInt8(0), bytes.subarray(HEAD, end));
      parts = [bytes.subarray(end)];
      size -= end;
      needed = HEAD;
    }
  }
  if (size > 0) throw cutOff();
}

function frameOf(number: number, bytes: Buffer): Frame {
  const kind = KINDS[number];
  if (kind === undefined) throw cutOff();
  return kind === 'data' ? { kind, bytes } : { kind, value: JSON.parse(bytes.toString('utf8')) as unknown };
}
