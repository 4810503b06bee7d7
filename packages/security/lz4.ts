import { Buffer } from 'node:buffer';

/** LZ4 blocks against a preset dictionary; one instance serves one thread, since both directions share its work space. */
export interface Lz4 {
  /** The block, a view that the next call overwrites; undefined where it would not be smaller than the content. */
  compress(content: Uint8Array): Buffer | undefined;
  /** The content, a view that the next call overwrites; throws a RangeError on a block that is not well formed. */
  decompress(block: Uint8Array): Buffer;
}

/** Longest content in bytes: the 16-bit offset then still reaches back into the dictionary from most of it. */
export const longestContent = 32_768;

const hashBits = 13;
const longHashBits = 14;
/** Bytes that the second table of the dictionary compares: it finds the longer matches that the first has overwritten. */
const longHash = 8;
const shortestMatch = 4;
/** A block ends with at least five literals, and its last match starts at least twelve bytes before the end. */
const lastLiterals = 5;
const lastMatch = 12;
const farthest = 65_535;

/**
 * LZ4 block format (lz4_Block_format.md 2022-07-31) behind a varint of the content's length. Greedy, with one candidate
 * from the dictionary and one from the content at each place; the dictionary's table is built once.
 */
export function createLz4(dictionary: Uint8Array): Lz4 {
  const start = dictionary.length;
  const work = Buffer.alloc(start + longestContent);
  work.set(dictionary);
  const target = Buffer.alloc(longestContent);
  const known = tableOf(work, start);
  const knownLong = longTableOf(work, start);
  const recent = new Int32Array(1 << hashBits);
  // Entries of earlier contents lie below the base, so the table needs no clearing between calls.
  let base = 1;

  return {
    compress(content) {
      if (content.length > longestContent) throw tooLong(content.length);
      const end = start + content.length;
      if (base > 0x7000_0000) {
        recent.fill(0);
        base = 1;
      }
      work.set(content, start);
      const written = compressInto(target, { work, start, end, known, knownLong, recent, base });
      base += end;
      return written < 0 ? undefined : target.subarray(0, written);
    },
    decompress: (block) => work.subarray(start, decompressInto(work, start, block)),
  };
}

const tooLong = (length: number): RangeError => new RangeError(`At most ${longestContent} bytes, not ${length}`);
const malformed = (): RangeError => new RangeError('The LZ4 block is not well formed');

interface Run {
  /** The dictionary, then the content from `start` to `end`. */
  readonly work: Buffer;
  readonly start: number;
  readonly end: number;
  /** Hash of four bytes → place in the dictionary + 1. */
  readonly known: Uint16Array;
  /** Hash of eight bytes → place in the dictionary + 1. */
  readonly knownLong: Uint16Array;
  /** Hash of four bytes → base + place in the work space. */
  readonly recent: Int32Array;
  readonly base: number;
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

const slotOf = (word: number): number => Math.imul(word, 0x9e3779b1) >>> (32 - hashBits);

function tableOf(work: Uint8Array, length: number): Uint16Array {
  const table = new Uint16Array(1 << hashBits);
  for (let at = 0; at + shortestMatch <= length; at++) table[slotOf(wordAt(work, at))] = at + 1;
  return table;
}

const longSlotOf = (word: number, next: number): number =>
  (Math.imul(word, 0x9e3779b1) ^ Math.imul(next, 0x85ebca77)) >>> (32 - longHashBits);

function longTableOf(work: Uint8Array, length: number): Uint16Array {
  const table = new Uint16Array(1 << longHashBits);
  for (let at = 0; at + longHash <= length; at++) table[longSlotOf(wordAt(work, at), wordAt(work, at + 4))] = at + 1;
  return table;
}

/** The number of bytes written, or -1 where the block would not be smaller than the content. */
function compressInto(target: Buffer, { work, start, end, known, knownLong, recent, base }: Run): number {
  const room = end - start;
  let out = writeVarint(target, room);
  let anchor = start;
  let at = start;
  while (at <= end - lastMatch) {
    const word = wordAt(work, at);
    const slot = slotOf(word);
    const near = recent[slot]! - base;
    recent[slot] = base + at;
    let from = -1;
    let length = 0;
    for (let candidate = 0; candidate < 3; candidate++) {
      const place =
        candidate === 0
          ? near
          : (candidate === 1 ? known[slot]! : knownLong[longSlotOf(word, wordAt(work, at + 4))]!) - 1;
      if (place < (candidate === 0 ? start : 0) || at - place > farthest || wordAt(work, place) !== word) continue;
      const found = matchLength(work, place, at, end - lastLiterals);
      if (found <= length) continue;
      from = place;
      length = found;
    }
    if (from < 0) {
      at++;
      continue;
    }
    while (at > anchor && from > 0 && work[at - 1] === work[from - 1]) {
      at--;
      from--;
      length++;
    }
    if (out + 8 + (at - anchor) * 1.01 + length / 255 > room) return -1;
    out = writeSequence(target, out, work, anchor, at, at - from, length);
    const next = at + length;
    for (let inside = at + 1; inside < next; inside += 2) recent[slotOf(wordAt(work, inside))] = base + inside;
    at = anchor = next;
  }
  if (out + 2 + (end - anchor) * 1.01 > room) return -1;
  return writeSequence(target, out, work, anchor, end, 0, shortestMatch);
}

function matchLength(work: Uint8Array, from: number, at: number, limit: number): number {
  let end = at + shortestMatch;
  const back = at - from;
  while (end < limit && work[end - back] === work[end]) end++;
  return end - at;
}

/** Token, literals and match; offset 0 is the last sequence, which has no match. */
function writeSequence(
  target: Buffer,
  at: number,
  work: Buffer,
  from: number,
  to: number,
  offset: number,
  length: number,
): number {
  const literals = to - from;
  const match = length - shortestMatch;
  let out = at + 1;
  target[at] = (Math.min(literals, 15) << 4) | Math.min(match, 15);
  if (literals >= 15) out = writeRest(target, out, literals - 15);
  for (let source = from; source < to; source++) target[out++] = work[source]!;
  if (offset === 0) return out;
  target[out++] = offset & 0xff;
  target[out++] = offset >> 8;
  return match >= 15 ? writeRest(target, out, match - 15) : out;
}

function writeRest(target: Uint8Array, at: number, rest: number): number {
  let out = at;
  let left = rest;
  for (; left >= 255; left -= 255) target[out++] = 255;
  target[out++] = left;
  return out;
}

function writeVarint(target: Uint8Array, value: number): number {
  let out = 0;
  let left = value;
  for (; left > 0x7f; left >>>= 7) target[out++] = (left & 0x7f) | 0x80;
  target[out++] = left;
  return out;
}

/** The end of the content in the work space, after checking that nothing reads or writes outside its place. */
function decompressInto(work: Buffer, start: number, block: Uint8Array): number {
  let at = 0;
  let size = 0;
  for (let shift = 0, byte = 0x80; byte > 0x7f; shift += 7) {
    if (at >= block.length || shift > 21) throw malformed();
    byte = block[at++]!;
    size |= (byte & 0x7f) << shift;
  }
  if (size > longestContent) throw tooLong(size);
  const end = start + size;
  let out = start;
  for (;;) {
    const token = block[at++];
    if (token === undefined) throw malformed();
    let literals = token >> 4;
    if (literals === 15) {
      let byte = 255;
      while (byte === 255) literals += byte = block[at++] ?? 0;
    }
    if (at + literals > block.length || out + literals > end) throw malformed();
    for (const stop = out + literals; out < stop;) work[out++] = block[at++]!;
    if (at === block.length) break;
    const offset = block[at]! | ((block[at + 1] ?? 0) << 8);
    at += 2;
    let match = (token & 15) + shortestMatch;
    if ((token & 15) === 15) {
      let byte = 255;
      while (byte === 255) match += byte = block[at++] ?? 0;
    }
    if (offset === 0 || offset > out || out + match > end) throw malformed();
    for (const stop = out + match; out < stop; out++) work[out] = work[out - offset]!;
  }
  if (out !== end) throw malformed();
  return end;
}
