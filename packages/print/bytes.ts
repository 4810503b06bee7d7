/** Reads big-endian numbers in order from bytes; every read moves on, and one past the end throws RangeError. */
export interface ByteReader {
  position(): number;
  skip(count: number): void;
  u8(): number;
  u16(): number;
  i16(): number;
  u32(): number;
  tag(): string;
  take(count: number): Uint8Array;
}

/** A reader over the bytes of `source` from its start. */
export function readBytes(source: Uint8Array): ByteReader {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  let at = 0;
  const step = (count: number): number => {
    if (at + count > source.length) throw new RangeError(`${at + count} is past the end, ${source.length}`);
    at += count;
    return at - count;
  };
  return {
    position: () => at,
    skip: (count) => void step(count),
    u8: () => view.getUint8(step(1)),
    u16: () => view.getUint16(step(2)),
    i16: () => view.getInt16(step(2)),
    u32: () => view.getUint32(step(4)),
    tag: () => String.fromCharCode(...source.subarray(step(4), at)),
    take: (count) => {
      const start = step(count);
      return source.subarray(start, start + count);
    },
  };
}

/** Big-endian bytes: `2` and `4` before a value are its width; negative values are written as two's complement. */
export function writeBytes(values: readonly (readonly [width: 1 | 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of values) {
    if (width === 1) view.setUint8(at, value);
    else if (width === 2) view.setUint16(at, value);
    else view.setUint32(at, value);
    at += width;
  }
  return bytes;
}

/** The parts one after the other. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
