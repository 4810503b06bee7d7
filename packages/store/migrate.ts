import { readdir, readFile } from 'node:fs/promises';
import type { SqlPool } from './sql.ts';

interface Applied {
  readonly name: string;
}

/**
 * Runs the numbered steps of `folder` that have not run yet, each in one transaction, under a lock so that several
 * servers may start at once. Steps are expand-then-contract: the previous release runs beside the next. With `only`,
 * no other step runs.
 */
export async function migrate(sql: SqlPool, folder: URL, only?: ReadonlySet<string>): Promise<readonly string[]> {
  await sql
    .script(`create table if not exists public.suwen_step (
    name text primary key, at timestamptz not null default clock_timestamp())`)
    .catch(ignoreRace);
  const ran: string[] = [];
  for (const name of await stepNames(folder)) {
    if (only?.has(name) === false) continue;
    const text = await readFile(new URL(name, folder), 'utf8');
    if (await step(sql, name, text)) ran.push(name);
  }
  return ran;
}

/** Names of the steps in a folder, in order. */
export const stepNames = async (folder: URL): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();

/** Two servers that create the table at the same moment: one meets a unique violation of the catalogue and is content. */
function ignoreRace(fault: unknown): void {
  if (!(fault instanceof Error && 'code' in fault && (fault.code === '23505' || fault.code === '42P07'))) throw fault;
}

const LOCK = 7_301_604;

async function step(sql: SqlPool, name: string, text: string): Promise<boolean> {
  return sql.transaction(async (inside) => {
    await inside.query('step-lock', 'select pg_advisory_xact_lock($1)', [LOCK]);
    const applied = await inside.query<Applied>('step-look', 'select name from public.suwen_step where name = $1', [
      name,
    ]);
    if (applied.length > 0) return false;
    await inside.query('step-write', 'insert into public.suwen_step (name) values ($1)', [name]);
    await inside.script(text);
    return true;
  });
}
