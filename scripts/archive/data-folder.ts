import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, runningAddress, type Address } from '#database';
import { createKeys, masterKeyFile, openMasterKey } from '#security';
import { HASH_KEY, openSql, type Sql } from '#store';
import type { Settings } from '../../apps/server/settings.ts';
import { keysNotThere, otherKeys, otherMode } from './refusals.ts';

/** A database that can be reached, and how to leave it. */
export interface ReachedDatabase {
  readonly address: Address | string;
  stop(): Promise<void>;
}

/** The external database, the one of a hospital that runs, or that of the folder, started for a while. */
export async function reachDatabase({ databaseUrl, data }: Settings): Promise<ReachedDatabase> {
  if (databaseUrl !== undefined) return { address: databaseUrl, stop: () => Promise.resolve() };
  const running = runningAddress(data);
  if (running !== undefined && (await answers(running))) return { address: running, stop: () => Promise.resolve() };
  const { config, stop } = await openDatabase({ folder: data, connections: 10 });
  return { address: config, stop };
}

async function answers(address: Address): Promise<boolean> {
  const sql = openSql(address, 1);
  try {
    await sql.query('', 'select 1', []);
    return true;
  } catch {
    return false;
  } finally {
    await sql.end();
  }
}

const MARK = 'hospital.json';

/** What an archive says of the folder that it comes from. */
export function aboutFolder(data: string): Readonly<Record<string, string>> {
  const file = join(data, MARK);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

/** Refuses an archive of another kind of hospital; marks a new folder as the archive says. */
export function takeMark(data: string, about: Readonly<Record<string, string>>): void {
  const there = aboutFolder(data)['mode'];
  const mode = about['mode'] ?? 'hospital';
  if (there !== undefined && there !== mode) throw otherMode(data, mode);
  if (there === undefined) writeFileSync(join(data, MARK), `${JSON.stringify({ ...about, mode }, null, 2)}\n`);
}

/** Proves that the keys of the folder open what was imported; refuses when there are none or others. */
export function keyProof(data: string): (sql: Sql) => Promise<void> {
  const folder = join(data, 'keys');
  if (!existsSync(join(folder, masterKeyFile))) throw keysNotThere(folder);
  const keys = createKeys(openMasterKey(folder));
  return async (sql) => {
    const rows = await sql.query<{ readonly id: number; readonly wrapped: Buffer }>(
      '',
      'select hashkey as id, wrapped from suwen.hashkey where hashkey = $1',
      [HASH_KEY],
    );
    try {
      for (const { id, wrapped } of rows) keys.hashKey(id, wrapped);
    } catch {
      throw otherKeys(folder);
    }
  };
}
