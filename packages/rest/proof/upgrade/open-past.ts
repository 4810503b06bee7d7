import { createDiskShelf, type Shelf } from '#blobs';
import { createKeys, readMasterKey } from '#security';
import { openHashKey, openSql, type SqlAddress, type SqlPool } from '#store';
import { openDoor, type OpenDoor } from '../../open-door.ts';

/** A hospital over a database and a folder of sealed files. */
export interface Past {
  readonly door: OpenDoor;
  readonly sql: SqlPool;
  readonly shelf: Shelf;
  close(): Promise<void>;
}

/** Opens it with a master key of its own; its clock is `now`. */
export async function openPast(
  address: SqlAddress,
  masterKeyLine: string,
  blobs: string,
  now: () => number,
): Promise<Past> {
  const sql = openSql(address, 6);
  const keys = createKeys(readMasterKey(masterKeyLine));
  const shelf = createDiskShelf(blobs);
  const door = await openDoor({
    sql,
    keys,
    hashKey: await openHashKey(sql, keys),
    tokens: { verify: () => Promise.reject(new Error('Nobody signs in here')) as never },
    operations: [],
    now,
    zone: 'Asia/Shanghai',
    bodyLimit: 10_000_000,
    version: '0',
    bases: [],
    shelf,
    report: (fault) => {
      throw fault;
    },
  });
  return {
    door,
    sql,
    shelf,
    close: async () => {
      await door.close();
      await sql.end();
    },
  };
}
