import { createHash } from 'node:crypto';
import { writeFrame, type Frame } from './frames.ts';
import { cutOff, damagedArchive } from './refusals.ts';

/** The end of a section: what was in it. */
export interface SectionEnd {
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 over the section's bytes, hexadecimal. */
  readonly sha256: string;
}

/** Name of a section, and whether it is a table or a sealed file. */
export interface SectionBegin {
  readonly kind: 'table' | 'blob';
  readonly name: string;
}

/** Bytes of a frame. */
const PIECE = 2 ** 20;

/** Counts and hashes bytes as they pass. */
export interface Measure {
  add(bytes: Buffer): void;
  end(rows: number): SectionEnd;
}

/** A measure of nothing yet. */
export function measure(): Measure {
  const hash = createHash('sha256');
  let size = 0;
  return {
    add(bytes) {
      hash.update(bytes);
      size += bytes.length;
    },
    end: (rows) => ({ rows, bytes: size, sha256: hash.digest('hex') }),
  };
}

/** The frames of one section; `rows` is asked when all has passed. */
export async function* writeSection(
  begin: SectionBegin,
  content: AsyncIterable<Buffer>,
  rows: () => number,
  ended: (end: SectionEnd) => void,
): AsyncGenerator<Buffer> {
  yield writeFrame({ kind: 'begin', value: begin });
  const sum = measure();
  for await (const bytes of content) {
    sum.add(bytes);
    for (let from = 0; from < bytes.length; from += PIECE) {
      yield writeFrame({ kind: 'data', bytes: bytes.subarray(from, from + PIECE) });
    }
  }
  const end = sum.end(rows());
  ended(end);
  yield writeFrame({ kind: 'end', value: end });
}

/** The bytes of the section that has begun, checked at its end against what was written; `ended` hears it. */
export async function* readSection(
  frames: AsyncIterator<Frame>,
  { name }: SectionBegin,
  ended: (end: SectionEnd) => void,
): AsyncGenerator<Buffer> {
  const sum = measure();
  for (;;) {
    const { value: frame, done } = await frames.next();
    if (done === true || frame === undefined) throw cutOff();
    if (frame.kind === 'data') {
      sum.add(frame.bytes);
      yield frame.bytes;
    } else if (frame.kind === 'end') {
      const said = frame.value as SectionEnd;
      const found = sum.end(said.rows);
      if (found.bytes !== said.bytes || found.sha256 !== said.sha256) throw damagedArchive(name);
      ended(said);
      return;
    } else throw cutOff();
  }
}
