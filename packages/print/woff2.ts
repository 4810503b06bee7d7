import { brotliDecompressSync } from 'node:zlib';
import { readBytes, type ByteReader } from './bytes.ts';
import { writeTrueType } from './sfnt.ts';
import { restoreGlyphs } from './woff2-glyphs.ts';

/** Tags of the table directory by number (W3C WOFF 2.0, section 4.1); a null stands for one that is spelled out. */
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX ' +
  'vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat ' +
  'fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';

interface Entry {
  readonly tag: string;
  /** Bytes in the decompressed stream. */
  readonly length: number;
  readonly transformed: boolean;
}

/**
 * Unpacks a WOFF 2.0 file (W3C Recommendation, 2022) to a TrueType file; variation tables are kept as they are.
 * Throws RangeError where it is no TrueType-flavoured WOFF2 file or uses a transform that is not in the recommendation.
 */
export function unpackWoff2(file: Uint8Array): Uint8Array {
  const reader = readBytes(file);
  if (reader.tag() !== 'wOF2') throw new RangeError('not a WOFF2 file');
  if (reader.u32() !== 0x00010000) throw new RangeError('not a TrueType font');
  reader.skip(4);
  const count = reader.u16();
  reader.skip(6);
  const compressedLength = reader.u32();
  reader.skip(24);
  const entries = Array.from({ length: count }, () => readEntry(reader));

  const stream = readBytes(brotliDecompressSync(reader.take(compressedLength)));
  const tables = new Map(entries.map(({ tag, length }) => [tag, stream.take(length)]));
  for (const { tag, transformed } of entries) {
    if (!transformed || tag === 'loca') continue;
    if (tag !== 'glyf') throw new RangeError(`the transform of table ${tag} is not supported`);
    const restored = restoreGlyphs(tables.get('glyf') ?? new Uint8Array());
    tables.set('glyf', restored.glyf);
    tables.set('loca', restored.loca);
    tables.set('head', withLongOffsets(tables.get('head') ?? new Uint8Array()));
  }
  return writeTrueType(tables);
}

function readEntry(reader: ByteReader): Entry {
  const flags = reader.u8();
  const index = flags & 63;
  const tag = index === 63 ? reader.tag() : KNOWN_TAGS.slice(index * 5, index * 5 + 4);
  const version = flags >> 6;
  const length = readBase128(reader);
  // Section 5: version 3 means "as it is" for glyf and loca, version 0 for every other table.
  const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
  return { tag, transformed, length: transformed ? readBase128(reader) : length };
}

/** UIntBase128 (section 4.1): seven bits a byte, the top bit says that more follow, at most five bytes. */
function readBase128(reader: ByteReader): number {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = reader.u8();
    value = value * 128 + (byte & 127);
    if (byte < 128) return value;
  }
  throw new RangeError('a UIntBase128 is longer than five bytes');
}

/** The restored `loca` has 32-bit offsets: indexToLocFormat 1. */
function withLongOffsets(head: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(head);
  new DataView(copy.buffer).setInt16(50, 1);
  return copy;
}
