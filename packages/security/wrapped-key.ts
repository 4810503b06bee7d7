import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fault } from './fault.ts';
import type { MasterKey } from './master-key.ts';

/** What a wrapped key is for: it opens for nothing else. */
export type KeyUse = 'data' | 'hash';

/** Format 1: format byte, id of the master key (32 bits, big-endian), 96-bit nonce, ciphertext, 128-bit tag. */
const format = 1;
const nonceAt = 5;
const bodyAt = 17;
const tagLength = 16;

/** Wraps a key's bytes by AES-256-GCM under the newest master key, bound to its use and id. */
export function wrap(master: MasterKey, use: KeyUse, id: number, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(bodyAt);
  head[0] = format;
  head.writeUInt32BE(master.id, 1);
  randomBytes(bodyAt - nonceAt).copy(head, nonceAt);
  const cipher = createCipheriv('aes-256-gcm', keyOf(master, master.id), head.subarray(nonceAt));
  cipher.setAAD(boundTo(use, id));
  return Buffer.concat([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** The key's bytes, for the caller to zero after use; throws `security/wrapped-key` on another use, id or master key. */
export function unwrap(master: MasterKey, use: KeyUse, id: number, wrapped: Uint8Array): Buffer {
  const bytes = Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.length);
  if (bytes.length <= bodyAt + tagLength || bytes[0] !== format)
    throw fault('security/wrapped-key', `key ${id} is cut`);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyOf(master, bytes.readUInt32BE(1)),
    bytes.subarray(nonceAt, bodyAt),
  );
  decipher.setAAD(boundTo(use, id));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  const key = decipher.update(bytes.subarray(bodyAt, bytes.length - tagLength));
  try {
    decipher.final();
  } catch (cause) {
    throw fault(
      'security/wrapped-key',
      `${use} key ${id} was not wrapped for this use and id by this master key`,
      cause,
    );
  }
  return key;
}

const boundTo = (use: KeyUse, id: number): Buffer => Buffer.from(`suwen key ${use} ${id}`);

function keyOf(master: MasterKey, id: number): Parameters<typeof createCipheriv>[1] {
  const key = master.keys.get(id);
  if (!key) throw fault('security/wrapped-key', `wrapped by master key ${id}, which is not in the file`);
  return key;
}
