import { join } from 'node:path';
import { createDiskShelf } from '#blobs';
import { createKeys, createTokens, openMasterKey, openTokenKey, type Tokens } from '#security';
import { openDoor, type OpenDoor, type RestOperation } from '#rest';
import { openHashKey, openSql, type SqlPool } from '#store';
import type { Orders } from './orders.ts';
import { host } from './port.ts';

/** The store and the door of one process. */
export interface House {
  readonly sql: SqlPool;
  readonly door: OpenDoor;
  readonly tokens: Tokens;
  close(): Promise<void>;
}

/** Version of the software, in metadata. */
export const VERSION = '0.1.0';

/** Opens the house in a process: at most `connections` to the database. */
export async function openHouse(
  { settings, database, keys: folder, port }: Orders,
  connections: number,
  operations: readonly RestOperation[] = [],
): Promise<House> {
  const sql = openSql(database, connections);
  const keys = createKeys(openMasterKey(folder));
  const tokens = createTokens(openTokenKey(folder));
  const door = await openDoor({
    sql,
    keys,
    hashKey: await openHashKey(sql, keys),
    tokens,
    operations,
    now: Date.now,
    zone: settings.zone,
    bodyLimit: settings.bodyLimit,
    version: VERSION,
    bases: [`http://${host}:${port}/fhir/R4`, `http://localhost:${port}/fhir/R4`],
    shelf: createDiskShelf(join(settings.data, 'blobs')),
    importHosts: settings.importHosts,
    hookHosts: settings.hookHosts,
    report: (fault, facts) => console.error(new Date().toISOString(), fault, facts),
  });
  return {
    sql,
    door,
    tokens,
    close: async () => {
      await door.close();
      await sql.end();
    },
  };
}
