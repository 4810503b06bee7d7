import { openDoor, type OpenDoor } from '#rest';
import { createKeys, readMasterKey } from '#security';
import { openHashKey, openSql, type SqlAddress, type SqlPool } from '#store';

/** What a process of the benchmark is told: where the database is, and the keys. */
export interface Place {
  readonly address: SqlAddress;
  readonly masterKeyLine: string;
}

/** The door as a process of the hospital opens it: validation, index, sealing and audit on. */
export async function openPlace({
  address,
  masterKeyLine,
}: Place): Promise<{ readonly sql: SqlPool; readonly door: OpenDoor }> {
  const sql = openSql(address, 4);
  const keys = createKeys(readMasterKey(masterKeyLine));
  const door = await openDoor({
    sql,
    keys,
    hashKey: await openHashKey(sql, keys),
    tokens: { verify: () => ({}) as never },
    operations: [],
    now: Date.now,
    zone: 'Asia/Shanghai',
    bodyLimit: 1e8,
    version: '0',
    bases: [],
    report: (fault) => console.error(fault),
  });
  return { sql, door };
}
