import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { readDictionary1 } from './dictionary.ts';
import { createLz4 } from './lz4.ts';
import { createUuidPacking } from './uuid-packing.ts';

/** How content stands in an envelope; the numbers are part of the stored format. */
export type Compression = 0 | 1 | 2 | 3;

/** As it is: content that does not get smaller. */
export const stored: Compression = 0;
/** LZ4 block with dictionary 1 behind a varint of the length. */
export const lz4Dictionary1: Compression = 1;
/** Zstandard frame (RFC 8878) without dictionary. */
export const zstd: Compression = 2;
/** UUIDs packed, then as `lz4Dictionary1`. */
export const uuidsLz4Dictionary1: Compression = 3;

const known: readonly Compression[] = [stored, lz4Dictionary1, zstd, uuidsLz4Dictionary1];

/** The compression of a number, undefined where this release knows none. */
export const compressionAt = (number: number): Compression | undefined => known[number];

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
  const uuids = createUuidPacking(zstdFrom);
  return {
    pack(content) {
      if (content.length >= zstdFrom) return packLarge(content);
      const short = uuids.pack(content);
      const packed = lz4.compress(short ?? content);
      if (packed) return { compression: short ? uuidsLz4Dictionary1 : lz4Dictionary1, packed };
      return { compression: stored, packed: content };
    },
    unpack(compression, packed) {
      if (compression === lz4Dictionary1) return lz4.decompress(packed);
      if (compression === uuidsLz4Dictionary1) return uuids.unpack(lz4.decompress(packed));
      if (compression === zstd) return zstdDecompressSync(packed, { maxOutputLength: longestUnpacked });
      return packed;
    },
  };
}

function packLarge(content: Uint8Array): { compression: Compression; packed: Uint8Array } {
  const packed = zstdCompressSync(content, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  return packed.length < content.length ? { compression: zstd, packed } : { compression: stored, packed: content };
}
