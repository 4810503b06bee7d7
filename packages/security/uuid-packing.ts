/** Texts of UUIDs as 16 bytes: in FHIR JSON a tenth of a resource is ids and references that no compressor can shrink. */
export interface UuidPacking {
  /** The content with each UUID packed; undefined where there is none. A view that the next call overwrites. */
  pack(content: Uint8Array): Uint8Array | undefined;
  /** The content again; throws a RangeError where a UUID is cut off or there is no room. A view, as above. */
  unpack(packed: Uint8Array): Uint8Array;
}

/** Stands before the 16 bytes; UTF-8 never holds it (RFC 3629 section 1). */
const mark = 0xff;
const dash = 0x2d;
const textLength = 36;
/** Where the dashes of 8-4-4-4-12 stand (RFC 9562 section 4). */
const isDash = (place: number): boolean => place === 8 || place === 13 || place === 18 || place === 23;

/** Packs and unpacks contents of up to `longest` bytes; only the lower-case form, so that it comes back as it was. */
export function createUuidPacking(longest: number): UuidPacking {
  const packed = new Uint8Array(longest);
  const unpacked = new Uint8Array(longest);
  const values = new Int8Array(256).fill(-1);
  const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
  digits.forEach((digit, value) => (values[digit] = value));
  return {
    pack(content) {
      const length = content.length > longest ? -1 : packInto(packed, content, values);
      return length < 0 ? undefined : packed.subarray(0, length);
    },
    unpack: (bytes) => unpacked.subarray(0, unpackInto(unpacked, bytes, digits)),
  };
}

/** The length written, or -1 where there is no UUID, or a byte that is not UTF-8. */
function packInto(target: Uint8Array, content: Uint8Array, values: Int8Array): number {
  let out = 0;
  let copied = 0;
  // A UUID starts eight bytes before its first dash.
  for (let at = 8; at + textLength - 8 <= content.length; at++) {
    if (content[at] !== dash || content[at + 5] !== dash || at - 8 < copied || !isUuid(content, at - 8, values))
      continue;
    out = copyInto(target, out, content, copied, at - 8);
    copied = at - 8 + textLength;
    target[out++] = mark;
    for (let source = at - 8; source < copied; source += 2) {
      if (content[source] === dash) source++;
      target[out++] = (values[content[source]!]! << 4) | values[content[source + 1]!]!;
    }
    at = copied;
  }
  if (copied === 0 || content.includes(mark)) return -1;
  return copyInto(target, out, content, copied, content.length);
}

function copyInto(target: Uint8Array, at: number, source: Uint8Array, from: number, to: number): number {
  target.set(source.subarray(from, to), at);
  return at + to - from;
}

function isUuid(content: Uint8Array, at: number, values: Int8Array): boolean {
  if (at + textLength > content.length) return false;
  for (let place = 0; place < textLength; place++) {
    const byte = content[at + place]!;
    if (isDash(place) ? byte !== dash : values[byte]! < 0) return false;
  }
  return true;
}

function unpackInto(target: Uint8Array, packed: Uint8Array, digits: Uint8Array): number {
  let out = 0;
  let at = 0;
  for (;;) {
    const next = packed.indexOf(mark, at);
    const end = next < 0 ? packed.length : next;
    if (out + end - at + (next < 0 ? 0 : textLength) > target.length)
      throw new RangeError('More than the longest content');
    out = copyInto(target, out, packed, at, end);
    if (next < 0) return out;
    if (next + 16 >= packed.length) throw new RangeError('A packed UUID is cut off');
    at = next;
    for (let place = 0; place < textLength; place += 2) {
      if (isDash(place)) {
        target[out++] = dash;
        place++;
      }
      const value = packed[++at]!;
      target[out++] = digits[value >> 4]!;
      target[out++] = digits[value & 15]!;
    }
    at++;
  }
}
