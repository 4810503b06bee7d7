import { hkdfSync, randomBytes } from 'node:crypto';
import { dataKey, type DataKey } from './envelope.ts';
import { hashKey, type HashKey } from './hash64.ts';
import type { MasterKey } from './master-key.ts';
import { unwrap, wrap, type KeyUse } from './wrapped-key.ts';

/** A new key beside the bytes that the key table keeps. */
export interface NewKey<Key> {
  readonly key: Key;
  readonly wrapped: Buffer;
}

/**
 * The house's keys: the store gives each an id from its sequence and keeps the wrapped bytes; only this port sees keys.
 * The house key and each patient's key are data keys; a deleted row is a shredded key, at once and for good.
 */
export interface Keys {
  /** A new 256-bit key for envelopes. */
  newDataKey(id: number): NewKey<DataKey>;
  /** A new 128-bit key for index hashes. */
  newHashKey(id: number): NewKey<HashKey>;
  /** The data key of a row of the key table; throws `security/wrapped-key` where it does not belong to the id. */
  dataKey(id: number, wrapped: Uint8Array): DataKey;
  /** The hash key of a row of the key table. */
  hashKey(id: number, wrapped: Uint8Array): HashKey;
  /** The same key under the newest master key; the cache entry of the old bytes falls out by age. */
  rewrap(use: KeyUse, id: number, wrapped: Uint8Array): Buffer;
  /** Forgets all keys. */
  close(): void;
}

/** Keys kept in memory, of one process. */
const defaultLimit = 20_000;

/**
 * Keys under a master key, the last `limit` used kept unwrapped by (id, wrapped bytes). Raw bytes are zeroed as soon as
 * the key is made; Node keeps the key itself outside the JavaScript heap and clears it when it frees it.
 */
export function createKeys(master: MasterKey, limit: number = defaultLimit): Keys {
  const dataKeys = recentlyUsed<DataKey>(limit);
  const hashKeys = recentlyUsed<HashKey>(limit);
  return {
    newDataKey: (id) => newKey(master, 'data', id, 32, (bytes) => dataKey(id, bytes)),
    newHashKey: (id) => newKey(master, 'hash', id, 16, (bytes) => hashKey(id, bytes)),
    dataKey: (id, wrapped) =>
      dataKeys.get(id, wrapped, () => used(unwrap(master, 'data', id, wrapped), (bytes) => dataKey(id, bytes))),
    hashKey: (id, wrapped) =>
      hashKeys.get(id, wrapped, () => used(unwrap(master, 'hash', id, wrapped), (bytes) => hashKey(id, bytes))),
    rewrap: (use, id, wrapped) => used(unwrap(master, use, id, wrapped), (bytes) => wrap(master, use, id, bytes)),
    close() {
      dataKeys.clear();
      hashKeys.clear();
    },
  };
}

/**
 * The key of one search parameter, derived from an index hash key (HKDF-SHA-256), so that equal values of two parameters
 * have different hashes; it keeps the id. Derive once and keep.
 */
export function hashKeyFor(key: HashKey, purpose: string): HashKey {
  const secret = Buffer.from(key.words.buffer, key.words.byteOffset, 16);
  return hashKey(key.id, new Uint8Array(hkdfSync('sha256', secret, '', `suwen index ${purpose}`, 16)));
}

function newKey<Key>(
  master: MasterKey,
  use: KeyUse,
  id: number,
  length: number,
  make: (bytes: Buffer) => Key,
): NewKey<Key> {
  return used(randomBytes(length), (bytes) => ({ wrapped: wrap(master, use, id, bytes), key: make(bytes) }));
}

function used<Result>(bytes: Buffer, use: (bytes: Buffer) => Result): Result {
  try {
    return use(bytes);
  } finally {
    bytes.fill(0);
  }
}

interface RecentlyUsed<Value> {
  get(id: number, wrapped: Uint8Array, make: () => Value): Value;
  clear(): void;
}

function recentlyUsed<Value>(limit: number): RecentlyUsed<Value> {
  const entries = new Map<string, Value>();
  return {
    get(id, wrapped, make) {
      const name = `${id} ${Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.length).toString('latin1')}`;
      const value = entries.get(name) ?? make();
      // A Map keeps the order of insertion: the least recently used comes first.
      entries.delete(name);
      entries.set(name, value);
      const [oldest] = entries.size > limit ? entries.keys() : [];
      if (oldest !== undefined) entries.delete(oldest);
      return value;
    },
    clear: () => entries.clear(),
  };
}
