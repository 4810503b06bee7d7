import type { DataKey, Keys } from '#security';
import { byteaArray, int4Array, int8Array } from './binary-array.ts';
import type { Sql } from './sql.ts';

/** The data keys of patients and of the house. */
export interface DataKeys {
  /** Keys of the owners (self of a patient; 0n: the house), made where there are none; one round trip at most. */
  forOwners(owners: readonly bigint[]): Promise<ReadonlyMap<bigint, DataKey>>;
  /** The key of a row as it was read, with its wrapped key. */
  ofRow(id: number, wrapped: Uint8Array | null): DataKey;
  /** The key of what belongs to no single patient. */
  house(): Promise<DataKey>;
}

interface KeyRow {
  readonly datakey: number;
  readonly owner: bigint;
  readonly wrapped: Buffer;
}

const REMEMBERED = 20_000;

/** Data keys over suwen.datakey. Which key belongs to an owner never changes, so a process may remember it. */
export function dataKeys(sql: Sql, keys: Keys): DataKeys {
  const known = new Map<bigint, DataKey>();
  let last: { readonly id: number; readonly wrapped: Buffer; readonly key: DataKey } | undefined;
  const forOwners: DataKeys['forOwners'] = async (owners) => {
    const found = new Map<bigint, DataKey>();
    const missing: bigint[] = [];
    for (const owner of new Set(owners)) {
      const key = known.get(owner);
      if (key === undefined) missing.push(owner);
      else found.set(owner, key);
    }
    if (missing.length === 0) return found;
    if (known.size > REMEMBERED) known.clear();
    for (const { owner, datakey, wrapped } of await findOrMake(sql, keys, missing)) {
      const key = keys.dataKey(datakey, wrapped);
      known.set(owner, key);
      found.set(owner, key);
    }
    return found;
  };
  return {
    forOwners,
    house: async () => {
      const key = (await forOwners([HOUSE_OWNER])).get(HOUSE_OWNER);
      if (key === undefined) throw new Error('The house has no data key');
      return key;
    },
    ofRow(id, wrapped) {
      if (wrapped === null) throw new Error(`The data key ${id} is gone: its content was shredded`);
      // The rows of a page mostly share a key; the wrapped bytes are compared, so that a rewrapped key is another.
      if (last?.id === id && last.wrapped.equals(wrapped)) return last.key;
      const key = keys.dataKey(id, wrapped);
      last = { id, wrapped: Buffer.from(wrapped), key };
      return key;
    },
  };
}

async function findOrMake(sql: Sql, keys: Keys, owners: readonly bigint[]): Promise<readonly KeyRow[]> {
  const there = await find(sql, owners);
  const known = new Set(there.map(({ owner }) => owner));
  // In one order for all, so that two that make the same ones never wait for each other in a circle.
  const absent = owners.filter((owner) => !known.has(owner)).toSorted((a, b) => (a < b ? -1 : 1));
  return absent.length === 0 ? there : [...there, ...(await make(sql, keys, absent))];
}

const find = (sql: Sql, owners: readonly bigint[]): Promise<readonly KeyRow[]> =>
  sql.query<KeyRow>('data-keys', 'select datakey, owner, wrapped from suwen.datakey where owner = any ($1::bigint[])', [
    int8Array(owners),
  ]);

async function make(sql: Sql, keys: Keys, owners: readonly bigint[]): Promise<readonly KeyRow[]> {
  const ids = await sql.query<{ readonly id: number }>(
    'data-key-ids',
    `select case when o = 0 then 1 else nextval('suwen.datakey_id')::int end as id from unnest($1::bigint[]) o`,
    [int8Array(owners)],
  );
  await sql.query(
    'data-key-make',
    'insert into suwen.datakey (datakey, owner, wrapped) select * from unnest($1::int[], $2::bigint[], $3::bytea[]) on conflict do nothing',
    [
      int4Array(ids.map(({ id }) => id)),
      int8Array(owners),
      byteaArray(ids.map(({ id }) => keys.newDataKey(id).wrapped)),
    ],
  );
  // Another process may have made some of them first: theirs are the ones that count.
  return find(sql, owners);
}

/** Owner of what belongs to no single patient. */
export const HOUSE_OWNER: bigint = 0n;
