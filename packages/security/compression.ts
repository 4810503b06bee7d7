import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { readDictionary1 } from './dictionary.ts';
import { createLz4 } from './lz4.ts';

/** How content stands in an envelope; the numbers are part of the stored format. */
export type Compression = 0 | 1 | 2;

/** As it is: content that does not get smaller. */
export const stored: Compression = 0;
/** LZ4 block with dictionary 1 behind a varint of the length. */
export const lz4Dictionary1: Compression = 1;
/** Zstandard frame (RFC 8878) without dictionary. */
export const zstd: Compression = 2;

/** Bytes from which Zstandard is used: below, its cost per call is a multiple of ours (`bench/compress.ts`). */
export const zstdFrom = 16_384;
/** Longest content that is unpacked, in bytes; more is a fault, not memory spent. */
const longestUnpacked = 1 << 30;

/** Content made small before sealing; the views that it returns are overwritten by its next call. */
export interface Compressor {
  pack(content: Uint8Array): { readonly compression: Compression; readonly packed: Uint8Array };
  /** Throws a RangeError or Node's zlib error where the bytes are not what `pack` gave. */
  unpack(compression: Compression, packed: Uint8Array): Uint8Array;
}

/** Makes a compressor of one thread with dictionary 1. */
export function createCompressor(): Compressor {
  const lz4 = createLz4(readDictionary1());
  return {
    pack(content) {
      if (content.length >= zstdFrom) return packLarge(content);
      const packed = lz4.compress(content);
      return packed ? { compression: lz4Dictionary1, packed } : { compression: stored, packed: content };
    },
    unpack(compression, packed) {
      if (compression === lz4Dictionary1) return lz4.decompress(packed);
      if (compression === zstd) return zstdDecompressSync(packed, { maxOutputLength: longestUnpacked });
      return packed;
    },
  };
}

function packLarge(content: Uint8Array): { compression: Compression; packed: Uint8Array } {
  const packed = zstdCompressSync(content, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  return packed.length < content.length ? { compression: zstd, packed } : { compression: stored, packed: content };
}
