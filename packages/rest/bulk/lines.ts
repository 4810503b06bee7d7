/** One line of a file, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined where it is longer than the limit. */
  readonly bytes: Buffer | undefined;
}

const END = 10;

/** Splits content into lines in memory of one line; a line beyond `most` bytes is given without its content. */
export async function* lines(content: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Line> {
  let number = 0;
  let parts: Buffer[] = [];
  let size = 0;
  const take = (): Line => {
    number += 1;
    const bytes = size > most ? undefined : Buffer.concat(parts);
    parts = [];
    size = 0;
    return { number, bytes };
  };
  const add = (part: Buffer): void => {
    size += part.length;
    if (size > most) parts = [];
    else parts.push(part);
  };
  for await (const piece of content) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let from = 0;
    for (let at = chunk.indexOf(END); at >= 0; at = chunk.indexOf(END, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (size > 0) yield take();
}

/** Whether a line has nothing but white space; such lines are passed over. */
export const isBlank = ({ bytes }: Line): boolean =>
  bytes !== undefined && bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
