import { openDatabase, type Address } from '#database';
import { Refusal, type Words } from '#kernel';
import { migrate, openSql, type SqlPool } from '#store';
import { databaseUnfit, databaseUnreachable } from './refusals.ts';
import type { Settings } from './settings.ts';
import * as say from './words.ts';

/** The database that the processes use, up to date. */
export interface ReadyDatabase {
  readonly address: Address | string;
  readonly stop: () => Promise<void>;
}

/** Pools: 8 a web process and one that listens, 4 the worker and one that holds its role, 3 each of two jobs; scripts and the launcher 8. */
export const connectionsFor = (processes: number): number => processes * 9 + 11 + 8;

/** Opens the embedded database, or takes the external one, and brings its schema up to date. */
export async function readyDatabase(settings: Settings, tell: (words: Words) => void): Promise<ReadyDatabase> {
  const { databaseUrl, data, processes } = settings;
  if (databaseUrl !== undefined) return external(databaseUrl, tell);
  const database = await openDatabase({ folder: data, connections: connectionsFor(processes), tell });
  tell(database.settings);
  try {
    await withSql(database.config, (sql) => bringUpToDate(sql, tell));
  } catch (error) {
    await database.stop();
    throw error;
  }
  return { address: database.config, stop: database.stop };
}

/** An external database is refused by name when it does not answer or lacks what the store stands on. */
async function external(url: string, tell: (words: Words) => void): Promise<ReadyDatabase> {
  try {
    await withSql(url, async (sql) => {
      await checkExternal(sql, placeOf(url));
      await bringUpToDate(sql, tell);
    });
  } catch (fault) {
    if (fault instanceof Refusal || !(fault instanceof Error && 'code' in fault)) throw fault;
    throw databaseUnreachable(placeOf(url), fault.message || String(fault.code));
  }
  return { address: url, stop: () => Promise.resolve() };
}

async function withSql(address: Address | string, work: (sql: SqlPool) => Promise<void>): Promise<void> {
  const sql = openSql(address, 1);
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

async function bringUpToDate(sql: SqlPool, tell: (words: Words) => void): Promise<void> {
  const steps = await migrate(sql, new URL('../../packages/store/schema/', import.meta.url));
  if (steps.length > 0) tell(say.migrated(steps.length));
}

/** The oldest major version that the schema runs on. */
const oldestMajor = 18;

/** What the embedded database has by itself. */
export interface ExternalFacts {
  /** `server_version_num`, for instance 180004. */
  readonly version: number;
  readonly encoding: string;
  readonly commitTimestamps: string;
}

/** What an external database lacks; undefined when it fits. */
export function lackOf({ version, encoding, commitTimestamps }: ExternalFacts): Words | undefined {
  const major = Math.floor(version / 10_000);
  if (major < oldestMajor) {
    return {
      'zh-CN': `需要 PostgreSQL ${oldestMajor} 或更高,现为 ${major}`,
      en: `PostgreSQL ${oldestMajor} or later is needed, this is ${major}`,
    };
  }
  if (encoding !== 'UTF8')
    return { 'zh-CN': `编码应为 UTF8,现为 ${encoding}`, en: `its encoding must be UTF8, it is ${encoding}` };
  if (commitTimestamps === 'on') return undefined;
  return {
    'zh-CN': 'track_commit_timestamp 必须为 on(事件的提交顺序依赖它)',
    en: 'track_commit_timestamp must be on (the commit order of events rests on it)',
  };
}

async function checkExternal(sql: SqlPool, place: string): Promise<void> {
  const [facts] = await sql.query<ExternalFacts>(
    '',
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      current_setting('track_commit_timestamp') as "commitTimestamps"`,
    [],
  );
  const lacks = facts && lackOf(facts);
  if (lacks) throw databaseUnfit(place, lacks);
}

/** Host and database alone: the user and the password are nobody's business. */
export function placeOf(url: string): string {
  const [place = '', query = ''] = url.replace(/^\w+:\/\/([^@/]*@)?/, '').split('?');
  return `${new URLSearchParams(query).get('host') ?? ''}${place}`;
}
