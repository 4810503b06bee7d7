import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync, type KeyObject } from 'node:crypto';
import { compressionAt, createCompressor, type Compression, type Compressor } from './compression.ts';
import { fault } from './fault.ts';

/** A 256-bit AES key in use and the id under which envelopes name it. */
export interface DataKey {
  /** 1 to 4,294,967,295. */
  readonly id: number;
  readonly key: KeyObject;
}

/** What the content belongs to: bound to it by the tag, so that an envelope opens in its own row only. */
export interface Sealed {
  /** The owning organisation of the row. */
  readonly owner: string;
  readonly type: string;
  readonly id: string;
  readonly version: number;
}

/** Seals and opens the store's content; one instance serves one thread. */
export interface Envelopes {
  /** The envelope v1 of the content, a buffer of its own. */
  seal(key: DataKey, sealed: Sealed, content: Uint8Array): Buffer;
  /** The content, a buffer of its own; throws `security/envelope-…` on anything that was not sealed just so. */
  open(key: DataKey, sealed: Sealed, envelope: Uint8Array): Buffer;
  /** As `open`, as UTF-8 text, without a copy of the bytes between. */
  openText(key: DataKey, sealed: Sealed, envelope: Uint8Array): string;
}

/**
 * Envelope v1, the stored format: format byte 1, algorithm byte, key id (32 bits, big-endian), 96-bit nonce, ciphertext,
 * 128-bit tag. The algorithm's high half is the cipher suite (1: AES-256-GCM), its low half the compression.
 */
const format = 1;
const aes256Gcm = 1;
const keyAt = 2;
const nonceAt = 6;
const bodyAt = 18;
const nonceLength = 12;
const tagLength = 16;
/** Bytes that the envelope adds to the packed content. */
export const envelopeOverhead: number = bodyAt + tagLength;

/** Makes the envelopes of one thread; `nonces` stands in for random nonces in tests of the frozen vectors only. */
export function createEnvelopes(nonces: () => Buffer = randomNonces()): Envelopes {
  const compressor = createCompressor();
  const unpack = (key: DataKey, sealed: Sealed, envelope: Uint8Array): Uint8Array => {
    const view = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.length);
    return unpacked(compressor, compressionOf(view), decrypt(key, sealed, view));
  };
  return {
    seal(key, sealed, content) {
      const { compression, packed } = compressor.pack(content);
      return encrypt(key, sealed, compression, nonces(), packed);
    },
    open(key, sealed, envelope) {
      return Buffer.from(unpack(key, sealed, envelope));
    },
    openText(key, sealed, envelope) {
      const content = unpack(key, sealed, envelope);
      return Buffer.from(content.buffer, content.byteOffset, content.length).toString('utf8');
    },
  };
}

/** The id of the key that opens an envelope; throws `security/envelope-format` where it is no envelope v1. */
export function keyIdOf(envelope: Uint8Array): number {
  if (envelope.length < envelopeOverhead || envelope[0] !== format) {
    throw fault('security/envelope-format', `not an envelope v1: ${envelope.length} bytes, format ${envelope[0]}`);
  }
  return Buffer.from(envelope.buffer, envelope.byteOffset, envelope.length).readUInt32BE(keyAt);
}

/** Makes a key ready for use from its 32 bytes: a KeyObject costs a tenth of raw bytes at each use (`bench/seal.ts`). */
export function dataKey(id: number, bytes: Uint8Array): DataKey {
  if (bytes.length !== 32) throw new RangeError(`A data key has 32 bytes, not ${bytes.length}`);
  if (!Number.isInteger(id) || id < 1 || id > 0xffff_ffff) throw new RangeError(`${id} is not a key id`);
  return { id, key: createSecretKey(bytes) };
}

function encrypt(key: DataKey, sealed: Sealed, compression: Compression, nonce: Buffer, packed: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key.key, nonce);
  const envelope = Buffer.allocUnsafe(envelopeOverhead + packed.length);
  envelope[0] = format;
  envelope[1] = (aes256Gcm << 4) | compression;
  envelope.writeUInt32BE(key.id, keyAt);
  envelope.set(nonce, nonceAt);
  cipher.setAAD(associatedData(envelope[1], sealed));
  envelope.set(cipher.update(packed), bodyAt);
  cipher.final();
  envelope.set(cipher.getAuthTag(), bodyAt + packed.length);
  return envelope;
}

function decrypt(key: DataKey, sealed: Sealed, envelope: Buffer): Buffer {
  const keyId = keyIdOf(envelope);
  if (keyId !== key.id) throw fault('security/envelope-key', `sealed with key ${keyId}, not with key ${key.id}`);
  const end = envelope.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', key.key, envelope.subarray(nonceAt, bodyAt));
  decipher.setAAD(associatedData(envelope[1] ?? 0, sealed));
  decipher.setAuthTag(envelope.subarray(end));
  const packed = decipher.update(envelope.subarray(bodyAt, end));
  try {
    decipher.final();
  } catch (cause) {
    const row = `${sealed.owner}|${sealed.type}|${sealed.id}|${sealed.version}`;
    throw fault('security/envelope-tampered', `the content of ${row} is not what was sealed`, cause);
  }
  return packed;
}

function compressionOf(envelope: Buffer): Compression {
  keyIdOf(envelope);
  const algorithm = envelope[1] ?? 0;
  const compression = compressionAt(algorithm & 0x0f);
  if (algorithm >> 4 === aes256Gcm && compression !== undefined) return compression;
  throw fault('security/envelope-algorithm', `algorithm 0x${algorithm.toString(16)} is unknown here`);
}

function unpacked(compressor: Compressor, compression: Compression, packed: Uint8Array): Uint8Array {
  try {
    return compressor.unpack(compression, packed);
  } catch (cause) {
    throw fault('security/envelope-content', 'the content was sealed in a form that does not unpack', cause);
  }
}

/**
 * Format and algorithm byte, then each of owner, type, id and version as its length in UTF-16 units, a colon and its
 * text (netstrings without the comma): no two rows share it, whatever characters their names hold.
 */
function associatedData(algorithm: number, { owner, type, id, version }: Sealed): Buffer {
  const place = `${owner.length}:${owner}${type.length}:${type}${id.length}:${id}${version}`;
  return Buffer.from(String.fromCharCode(format, algorithm) + place, 'utf8');
}

/** Random nonces from a pool of 512: one call to the system's generator serves many seals. */
function randomNonces(): () => Buffer {
  const pool = Buffer.alloc(512 * nonceLength);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += nonceLength;
    return pool.subarray(at - nonceLength, at);
  };
}
