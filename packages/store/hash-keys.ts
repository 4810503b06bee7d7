import type { HashKey, Keys } from '#security';
import type { Sql } from './sql.ts';

/** Id of the hash key that new index rows are made with. */
export const HASH_KEY = 1;

/** The hash key of the index, made at the first start; of several servers that start at once, one makes it. */
export async function openHashKey(sql: Sql, keys: Keys): Promise<HashKey> {
  const there = await find(sql);
  if (there) return keys.hashKey(HASH_KEY, there);
  await sql.query(
    'hash-key-make',
    'insert into suwen.hashkey (hashkey, wrapped) values ($1, $2) on conflict do nothing',
    [HASH_KEY, keys.newHashKey(HASH_KEY).wrapped],
  );
  const made = await find(sql);
  if (made === undefined) throw new Error('The hash key of the index could not be kept');
  return keys.hashKey(HASH_KEY, made);
}

async function find(sql: Sql): Promise<Buffer | undefined> {
  const [row] = await sql.query<{ readonly wrapped: Buffer }>(
    'hash-key',
    'select wrapped from suwen.hashkey where hashkey = $1',
    [HASH_KEY],
  );
  return row?.wrapped;
}
