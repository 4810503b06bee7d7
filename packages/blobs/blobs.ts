import { rm } from 'node:fs/promises';
import type { DataKey } from '#security';
import type { BlobTable } from './blob-table.ts';
import { openRange, verifyTail, type Range } from './open-blob.ts';
import { sealBlob } from './seal-blob.ts';
import type { Shelf } from './shelf.ts';

/** The house's large objects: documents, images, recordings; sealed before they touch a disk or the network. */
export interface Blobs {
  /**
   * Seals and keeps content of any length in bounded memory; durable when it returns. Content that the patient already
   * has (under this key, or `known` ones of a merged record) is recognised and kept once. Nothing refers to it yet: the
   * caller adds the reference in the transaction that writes the record.
   */
  put(key: DataKey, content: Content, known?: readonly DataKey[]): Promise<StoredBlob>;
  /** The content or a range of it; every byte is verified before it is given. Throws `blobs/missing`, `blobs/damaged`. */
  get(key: DataKey, address: string, range?: Range): Promise<OpenBlob>;
}

/** Content as it comes from a request or a file. */
export type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What `put` kept. */
export interface StoredBlob {
  readonly address: string;
  /** The key that opens it: that of the earlier copy where it is a repeat. */
  readonly keyId: number;
  /** Bytes of content. */
  readonly size: number;
  readonly repeated: boolean;
}

/** What `get` opens. */
export interface OpenBlob {
  /** Bytes of the whole content. */
  readonly size: number;
  /** The range that comes, cut to the content's end. */
  readonly range: Range;
  readonly content: AsyncIterable<Buffer>;
}

/** Blobs on a shelf, counted in a table; `now` for the time from which an unreferenced one is old. */
export function createBlobs(shelf: Shelf, table: BlobTable, now: () => Date): Blobs {
  return {
    async put(key, content, known = []) {
      const { path, address, size, marks } = await sealBlob(shelf.spool, key, known, content);
      try {
        const earlier = await table.recognise(marks, now());
        // An earlier copy that is lost must not swallow this one.
        if (earlier && (await shelf.size(earlier.address)) !== undefined) return { ...earlier, size, repeated: true };
        await shelf.add(address, path);
        const [{ hash } = { hash: Buffer.alloc(0) }] = marks;
        await table.add({ address, keyId: key.id, size, mark: hash }, now());
        return { address, keyId: key.id, size, repeated: false };
      } finally {
        await rm(path, { force: true });
      }
    },
    async get(key, address, range) {
      const blob = await verifyTail(shelf, address);
      const { from, to } = range ?? { from: 0, to: blob.content };
      if (!(from >= 0 && from <= to)) throw new RangeError(`${from} to ${to} is not a range`);
      const cut = { from: Math.min(from, blob.content), to: Math.min(to, blob.content) };
      return { size: blob.content, range: cut, content: openRange(shelf, blob, key, cut) };
    },
  };
}
