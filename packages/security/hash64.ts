/** A 128-bit SipHash key and the id under which index rows remember it. */
export interface HashKey {
  /** Positive 31-bit integer, the id of the wrapped key in the key table. */
  readonly id: number;
  /** The key as four little-endian words: k0 low, k0 high, k1 low, k1 high. */
  readonly words: Int32Array;
}

/** A 64-bit hash as two signed 32-bit halves; the caller owns it and uses it again for the next hash. */
export interface Hash64 {
  hi: number;
  lo: number;
  /** v0 to v3 of SipHash, low half first. */
  readonly state: Int32Array;
}

/** A place for one hash; make one per loop, not one per value. */
export const newHash64 = (): Hash64 => ({ hi: 0, lo: 0, state: new Int32Array(8) });

/** Reads a SipHash key from 16 bytes; throws a RangeError on any other length. */
export function hashKey(id: number, bytes: Uint8Array): HashKey {
  if (bytes.length !== 16) throw new RangeError(`A hash key has 16 bytes, not ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  return { id, words: Int32Array.from([0, 4, 8, 12], (at) => view.getInt32(at, true)) };
}

/**
 * SipHash-2-4 of a text's UTF-8 bytes (a lone surrogate counts as U+FFFD) or of bytes, left in `out` (Aumasson and
 * Bernstein, "SipHash: a fast short-input PRF", 2012). Allocates nothing.
 */
export function hash64(key: HashKey, content: string | Uint8Array, out: Hash64): Hash64 {
  const { state } = out;
  start(state, key.words);
  if (typeof content === 'string') absorbText(out, content);
  else absorbBytes(out, content);
  absorb(state, out.lo, out.hi, 2);
  state[4] = (state[4] ?? 0) ^ 0xff;
  absorb(state, 0, 0, 4);
  out.lo = state[0]! ^ state[2]! ^ state[4] ^ state[6]!;
  out.hi = state[1]! ^ state[3]! ^ state[5]! ^ state[7]!;
  return out;
}

/** The hash as a signed decimal, as PostgreSQL writes a bigint. */
export function decimalOf({ hi, lo }: Hash64): string {
  const negative = hi < 0;
  const low = negative ? -lo >>> 0 : lo >>> 0;
  const high = negative ? (~hi + (lo === 0 ? 1 : 0)) >>> 0 : hi;
  const middle = (high % 1e6) * 0x1_0000_0000 + low;
  const top = Math.floor(high / 1e6) * 0x1_0000_0000 + Math.floor(middle / 1e6);
  const digits = top === 0 ? String(middle % 1e6) : `${top}${String(middle % 1e6).padStart(6, '0')}`;
  return negative ? `-${digits}` : digits;
}

/** Writes the hash as eight big-endian bytes, PostgreSQL's binary bigint. */
export function writeHash64({ hi, lo }: Hash64, target: Buffer, at: number): void {
  target.writeInt32BE(hi, at);
  target.writeInt32BE(lo, at + 4);
}

/** "somepseudorandomlygeneratedbytes" xor the key, as the paper starts it. */
function start(state: Int32Array, words: Int32Array): void {
  const k0l = words[0]!;
  const k0h = words[1]!;
  const k1l = words[2]!;
  const k1h = words[3]!;
  state[0] = k0l ^ 0x70736575;
  state[1] = k0h ^ 0x736f6d65;
  state[2] = k1l ^ 0x6e646f6d;
  state[3] = k1h ^ 0x646f7261;
  state[4] = k0l ^ 0x6e657261;
  state[5] = k0h ^ 0x6c796765;
  state[6] = k1l ^ 0x79746573;
  state[7] = k1h ^ 0x74656462;
}

/** Absorbs whole words of bytes and leaves the last word, with the length in its top byte, in `out`. */
function absorbBytes(out: Hash64, bytes: Uint8Array): void {
  const length = bytes.length;
  let at = 0;
  for (; at + 8 <= length; at += 8) {
    const lo = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    const hi = bytes[at + 4]! | (bytes[at + 5]! << 8) | (bytes[at + 6]! << 16) | (bytes[at + 7]! << 24);
    absorb(out.state, lo, hi, 2);
  }
  out.lo = 0;
  out.hi = length << 24;
  for (let shift = 0; at < length; at++, shift += 8) {
    if (shift < 32) out.lo |= bytes[at]! << shift;
    else out.hi |= bytes[at]! << (shift - 32);
  }
}

/** As `absorbBytes`, over the UTF-8 bytes of a text: eight ASCII characters at a time, else byte by byte. */
function absorbText(out: Hash64, text: string): void {
  const { state } = out;
  const units = text.length;
  let length = 0;
  let lo = 0;
  let hi = 0;
  for (let at = 0; at < units; at++) {
    if ((length & 7) === 0 && at + 8 <= units) {
      const a = text.charCodeAt(at);
      const b = text.charCodeAt(at + 1);
      const c = text.charCodeAt(at + 2);
      const d = text.charCodeAt(at + 3);
      const e = text.charCodeAt(at + 4);
      const f = text.charCodeAt(at + 5);
      const g = text.charCodeAt(at + 6);
      const h = text.charCodeAt(at + 7);
      if ((a | b | c | d | e | f | g | h) < 0x80) {
        absorb(state, a | (b << 8) | (c << 16) | (d << 24), e | (f << 8) | (g << 16) | (h << 24), 2);
        at += 7;
        length += 8;
        continue;
      }
    }
    let packed = utf8At(text, at);
    if (packed >>> 24 !== 0) at++;
    do {
      if ((length & 4) === 0) lo |= (packed & 0xff) << ((length & 3) << 3);
      else hi |= (packed & 0xff) << ((length & 3) << 3);
      packed >>>= 8;
      if ((++length & 7) === 0) {
        absorb(state, lo, hi, 2);
        lo = hi = 0;
      }
    } while (packed !== 0);
  }
  out.lo = lo;
  out.hi = hi | (length << 24);
}

/** The UTF-8 bytes of the character at `at`, first byte lowest; four bytes tell that two units were taken. */
function utf8At(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return unit;
  if (unit < 0x800) return 0xc0 | (unit >> 6) | ((0x80 | (unit & 0x3f)) << 8);
  if (unit >= 0xd800 && unit < 0xe000) {
    const next = unit < 0xdc00 && at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    if (next < 0xdc00 || next >= 0xe000) return 0xbdbfef;
    const code = 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff);
    const head = 0xf0 | (code >> 18) | ((0x80 | ((code >> 12) & 0x3f)) << 8);
    return head | ((0x80 | ((code >> 6) & 0x3f)) << 16) | ((0x80 | (code & 0x3f)) << 24);
  }
  return 0xe0 | (unit >> 12) | ((0x80 | ((unit >> 6) & 0x3f)) << 8) | ((0x80 | (unit & 0x3f)) << 16);
}

/** v3 ^= word; rounds; v0 ^= word: 64-bit additions and rotations on halves. */
function absorb(state: Int32Array, lo: number, hi: number, rounds: number): void {
  let v0l = state[0]!;
  let v0h = state[1]!;
  let v1l = state[2]!;
  let v1h = state[3]!;
  let v2l = state[4]!;
  let v2h = state[5]!;
  let v3l = state[6]! ^ lo;
  let v3h = state[7]! ^ hi;
  for (let round = 0; round < rounds; round++) {
    let t = (v0l + v1l) | 0;
    v0h = (v0h + v1h + (t >>> 0 < v1l >>> 0 ? 1 : 0)) | 0;
    v0l = t;
    t = (v2l + v3l) | 0;
    v2h = (v2h + v3h + (t >>> 0 < v3l >>> 0 ? 1 : 0)) | 0;
    v2l = t;
    t = ((v1l << 13) | (v1h >>> 19)) ^ v0l;
    v1h = ((v1h << 13) | (v1l >>> 19)) ^ v0h;
    v1l = t;
    t = ((v3l << 16) | (v3h >>> 16)) ^ v2l;
    v3h = ((v3h << 16) | (v3l >>> 16)) ^ v2h;
    v3l = t;
    // v0 <<<= 32 is a change of halves.
    t = v0l;
    v0l = v0h;
    v0h = t;
    t = (v2l + v1l) | 0;
    v2h = (v2h + v1h + (t >>> 0 < v1l >>> 0 ? 1 : 0)) | 0;
    v2l = t;
    t = (v0l + v3l) | 0;
    v0h = (v0h + v3h + (t >>> 0 < v3l >>> 0 ? 1 : 0)) | 0;
    v0l = t;
    t = ((v1l << 17) | (v1h >>> 15)) ^ v2l;
    v1h = ((v1h << 17) | (v1l >>> 15)) ^ v2h;
    v1l = t;
    t = ((v3l << 21) | (v3h >>> 11)) ^ v0l;
    v3h = ((v3h << 21) | (v3l >>> 11)) ^ v0h;
    v3l = t;
    t = v2l;
    v2l = v2h;
    v2h = t;
  }
  state[0] = v0l ^ lo;
  state[1] = v0h ^ hi;
  state[2] = v1l;
  state[3] = v1h;
  state[4] = v2l;
  state[5] = v2h;
  state[6] = v3l;
  state[7] = v3h;
}
