import { openDatabase, type Address } from '#database';
import { Refusal, type Words } from '#kernel';
import { migrate, openSql } from '#store';
import { databaseUnreachable } from './refusals.ts';
import type { Settings } from './settings.ts';
import * as say from './words.ts';

/** The database that the processes use, up to date. */
export interface ReadyDatabase {
  readonly address: Address | string;
  readonly stop: () => Promise<void>;
}

/** Pools: 8 a web process and one that listens, 4 the worker and one that listens; scripts and the launcher 8. */
export const connectionsFor = (processes: number): number => processes * 9 + 5 + 8;

/** Opens the embedded database, or takes the external one, and brings its schema up to date. */
export async function readyDatabase(settings: Settings, tell: (words: Words) => void): Promise<ReadyDatabase> {
  const { databaseUrl, data, processes } = settings;
  if (databaseUrl !== undefined) {
    await bringUpToDate(databaseUrl, tell).catch((fault: unknown) => {
      throw fault instanceof Error && !(fault instanceof Refusal) && 'code' in fault
        ? databaseUnreachable(placeOf(databaseUrl), fault.message || String(fault.code))
        : fault;
    });
    return { address: databaseUrl, stop: () => Promise.resolve() };
  }
  const database = await openDatabase({ folder: data, connections: connectionsFor(processes), tell });
  tell(database.settings);
  try {
    await bringUpToDate(database.config, tell);
  } catch (error) {
    await database.stop();
    throw error;
  }
  return { address: database.config, stop: database.stop };
}

/** Host and database alone: the user and the password are nobody's business. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

async function bringUpToDate(address: Address | string, tell: (words: Words) => void): Promise<void> {
  const sql = openSql(address, 1);
  try {
    const steps = await migrate(sql, new URL('../../packages/store/schema/', import.meta.url));
    if (steps.length > 0) tell(say.migrated(steps.length));
  } finally {
    await sql.end();
  }
}
