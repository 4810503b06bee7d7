import { brotliCompressSync, constants } from 'node:zlib';

/** UIntBase128 (W3C WOFF 2.0, section 4.1): seven bits a byte, the top bit says that more follow. */
function base128(value: number): readonly number[] {
  const bytes = [value & 127];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 127) | 128);
  return bytes;
}

/** Packs tables as WOFF 2.0 (W3C Recommendation, 2022) without transforms: every tag is spelled out, the stream is Brotli. */
export function writeWoff2(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const directory = entries.flatMap(([tag, { length }]) => {
    // Transform version 3 means "as it is" for glyf and loca, version 0 for all others (section 5).
    const version = tag === 'glyf' || tag === 'loca' ? 3 : 0;
    return [(version << 6) | 63, ...[...tag].map((letter) => letter.charCodeAt(0)), ...base128(length)];
  });
  const plain = Buffer.concat(entries.map(([, bytes]) => bytes));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const packed = brotliCompressSync(plain, { params });
  const length = 48 + directory.length + packed.length;
  // The file, not the stream, ends on a multiple of four.
  const padding = -length & 3;
  const unpacked = 12 + entries.reduce((sum, [, bytes]) => sum + 16 + ((bytes.length + 3) & ~3), 0);
  const header = Buffer.alloc(48);
  header.write('wOF2', 0, 'latin1');
  header.writeUInt32BE(0x00_01_00_00, 4);
  header.writeUInt32BE(length + padding, 8);
  header.writeUInt16BE(entries.length, 12);
  header.writeUInt32BE(unpacked, 16);
  header.writeUInt32BE(packed.length, 20);
  header.writeUInt16BE(1, 24);
  return Buffer.concat([header, Buffer.from(directory), packed, Buffer.alloc(padding)]);
}
