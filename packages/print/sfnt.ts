import { joinBytes, writeBytes } from './bytes.ts';

/** The tables of a font by their four-letter tag. */
export type FontTables = ReadonlyMap<string, Uint8Array>;

/** A TrueType file of the tables (OpenType 1.9.1, "Table directory"); `head` gets its checkSumAdjustment. */
export function writeTrueType(tables: FontTables): Uint8Array {
  const entries = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const range = 16 * 2 ** Math.floor(Math.log2(entries.length));
  const directory: [1 | 2 | 4, number][] = [
    [4, 0x00010000],
    [2, entries.length],
    [2, range],
    [2, Math.log2(range / 16)],
    [2, entries.length * 16 - range],
  ];
  const parts: Uint8Array[] = [];
  let offset = 12 + 16 * entries.length;
  let headAt = -1;
  for (const [tag, content] of entries) {
    const bytes = tag === 'head' ? withoutAdjustment(content) : content;
    if (tag === 'head') headAt = offset;
    for (const letter of tag) directory.push([1, letter.charCodeAt(0)]);
    directory.push([4, checksum(bytes)], [4, offset], [4, bytes.length]);
    parts.push(bytes, new Uint8Array(-bytes.length & 3));
    offset += (bytes.length + 3) & ~3;
  }
  const file = joinBytes([writeBytes(directory), ...parts]);
  if (headAt >= 0) new DataView(file.buffer).setUint32(headAt + 8, 0xb1b0afba - checksum(file));
  return file;
}

/** Sum of the big-endian 32-bit words, the last one filled with zeros. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index++) {
    sum = (sum + (bytes[index] ?? 0) * 2 ** (8 * (3 - (index & 3)))) % 2 ** 32;
  }
  return sum;
}

function withoutAdjustment(head: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(head);
  new DataView(copy.buffer).setUint32(8, 0);
  return copy;
}
