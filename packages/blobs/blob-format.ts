import { createCipheriv, createDecipheriv, createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { DataKey } from '#security';
import { damaged } from './faults.ts';

/**
 * Blob format 1, frozen: sealed chunks, then the SHA-256 of each, then a head of 40 bytes: format, algorithm (0x10:
 * AES-256-GCM, not compressed), key id (32 bits, big-endian), binary logarithm of the chunk size, 0, salt (32 bytes).
 * The address is the SHA-256 of head and hashes. Each blob has a key of its own (HKDF-SHA-256 of the data key and the
 * salt), a chunk's nonce is its number and whether it is the last (STREAM; Hoang, Reyhanitabar, Rogaway, Vizár 2015),
 * its associated data the head: so chunks that are cut, moved or taken from another blob do not open.
 */
export interface BlobHead {
  readonly bytes: Buffer;
  readonly keyId: number;
}

/** Bytes of content in a chunk; only the last may have fewer. */
export const chunkSize: number = 1 << 20;
const chunkLog2 = 20;
const tagLength = 16;
/** Bytes of a full chunk on the shelf. */
export const sealedChunkSize: number = chunkSize + tagLength;
export const hashLength = 32;
export const headLength = 40;
const format = 1;
const aes256Gcm = 0x10;
const saltAt = 8;

/** The head of a new blob. */
export function newHead(keyId: number, salt: Buffer): BlobHead {
  const bytes = Buffer.alloc(headLength);
  bytes.set([format, aes256Gcm]);
  bytes.writeUInt32BE(keyId, 2);
  bytes[6] = chunkLog2;
  salt.copy(bytes, saltAt);
  return { bytes, keyId };
}

/** The head of a blob's tail; throws `blobs/damaged` on what this release does not know. */
export function readHead(address: string, bytes: Buffer): BlobHead {
  if (bytes.length !== headLength || bytes[0] !== format || bytes[1] !== aes256Gcm || bytes[6] !== chunkLog2) {
    throw damaged(address, 'its head is not one of format 1');
  }
  return { bytes, keyId: bytes.readUInt32BE(2) };
}

/** The hash root: what the blob is called. */
export const addressOf = (head: BlobHead, hashes: Buffer): string =>
  createHash('sha256').update(head.bytes).update(hashes).digest('hex');

export const hashOf = (chunk: Uint8Array): Buffer => createHash('sha256').update(chunk).digest();

/** How many chunks and bytes of content a blob of this size on the shelf has; undefined where no blob has this size. */
export function measure(size: number): { readonly chunks: number; readonly content: number } | undefined {
  const chunks = Math.ceil((size - headLength) / (sealedChunkSize + hashLength));
  const content = size - headLength - chunks * (tagLength + hashLength);
  const least = chunks > 1 ? (chunks - 1) * chunkSize + 1 : 0;
  return chunks < 1 || content < least ? undefined : { chunks, content };
}

/** Where the tail (hashes and head) starts. */
export const tailAt = (size: number, chunks: number): number => size - headLength - chunks * hashLength;

/** The blob's own key. */
export const blobKey = (key: DataKey, head: BlobHead): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key.key, head.bytes.subarray(saltAt), 'suwen blob 1', 32)));

/** The key by which a patient's repeated content is recognised (HMAC-SHA-256 over the content). */
export const recognitionKey = (key: DataKey): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key.key, '', 'suwen blob recognition 1', 32)));

/** Seals chunk `number`, counted from 0. */
export function sealChunk(key: KeyObject, head: BlobHead, number: number, last: boolean, content: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last));
  cipher.setAAD(head.bytes);
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Opens it; throws Node's error where anything about it is not as it was sealed. */
export function openChunk(key: KeyObject, head: BlobHead, number: number, last: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last));
  const end = sealed.length - tagLength;
  decipher.setAAD(head.bytes);
  decipher.setAuthTag(sealed.subarray(end));
  const content = decipher.update(sealed.subarray(0, end));
  decipher.final();
  return content;
}

/** 56 zero bits, the chunk's number (32 bits, big-endian), the last flag (8 bits): a key is used for one blob only. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
