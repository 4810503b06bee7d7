import { createHmac, randomBytes, type Hmac } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataKey } from '#security';
import { addressOf, blobKey, chunkSize, hashOf, newHead, recognitionKey, sealChunk } from './blob-format.ts';

/** A sealed blob in the spool folder, not yet on a shelf. */
export interface Spooled {
  readonly path: string;
  readonly address: string;
  /** Bytes of content. */
  readonly size: number;
  /** Keyed hashes of the content, by the id of the key: equal content of the same patient has an equal one. */
  readonly marks: readonly Mark[];
}

/** A keyed hash of content. */
export interface Mark {
  readonly keyId: number;
  readonly hash: Buffer;
}

/** The end of a spool file's name: what lies in a spool folder without it is none of ours. */
export const spoolSuffix = '.sealing';

/** Seals content into a spool file, a chunk at a time; leaves nothing behind where the content fails. */
export async function sealBlob(
  spool: string,
  key: DataKey,
  known: readonly DataKey[],
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Spooled> {
  await mkdir(spool, { recursive: true, mode: 0o700 });
  const path = join(spool, `${randomBytes(16).toString('hex')}${spoolSuffix}`);
  const file = await open(path, 'wx', 0o600);
  try {
    const marks = [key, ...known].map((one) => ({ keyId: one.id, hmac: createHmac('sha256', recognitionKey(one)) }));
    const sealed = await sealInto(file, key, marks, content);
    await file.sync();
    return { path, ...sealed, marks: marks.map(({ keyId, hmac }) => ({ keyId, hash: hmac.digest() })) };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function sealInto(
  file: FileHandle,
  key: DataKey,
  marks: readonly { readonly hmac: Hmac }[],
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ address: string; size: number }> {
  const head = newHead(key.id, randomBytes(32));
  const ownKey = blobKey(key, head);
  const hashes: Buffer[] = [];
  const chunk = Buffer.allocUnsafe(chunkSize);
  let filled = 0;
  let size = 0;
  const write = async (last: boolean): Promise<void> => {
    const part = chunk.subarray(0, filled);
    for (const { hmac } of marks) hmac.update(part);
    const sealed = sealChunk(ownKey, head, hashes.length, last, part);
    hashes.push(hashOf(sealed));
    await file.writeFile(sealed);
    size += filled;
    filled = 0;
  };
  for await (const piece of content) {
    for (let at = 0; at < piece.length;) {
      // A full chunk waits until more comes: only then is it known not to be the last.
      if (filled === chunkSize) await write(false);
      const part = piece.subarray(at, at + chunkSize - filled);
      chunk.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  await write(true);
  const all = Buffer.concat(hashes);
  await file.writeFile(Buffer.concat([all, head.bytes]));
  return { address: addressOf(head, all), size };
}
