import type { Sql } from '#store';
import { lastDue, readCron } from './cron.ts';

/** Work at fixed times of the hospital's clock. */
export interface Schedule {
  readonly name: string;
  /** Five fields: minute hour day month weekday. */
  readonly cron: string;
  run(sql: Sql): Promise<void>;
}

/**
 * Runs what is due, once over however many servers: the row of a schedule is held while it is looked at and run, and
 * its due time commits with what it did. Returns the names that ran.
 */
export async function runDue(
  transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>,
  schedules: readonly Schedule[],
  zone: string,
  now: Date,
): Promise<readonly string[]> {
  const ran: string[] = [];
  for (const schedule of schedules) {
    if (await transaction((sql) => runOne(sql, schedule, zone, now))) ran.push(schedule.name);
  }
  return ran;
}

async function runOne(sql: Sql, { name, cron, run }: Schedule, zone: string, now: Date): Promise<boolean> {
  const rules = readCron(cron);
  await sql.query(
    'schedule-make',
    `insert into suwen.schedule (name, cron, last) values ($1, $2, $3) on conflict (name) do update set cron = excluded.cron`,
    [name, cron, now],
  );
  const [row] = await sql.query<{ readonly last: Date }>('schedule-hold', 'select last from suwen.schedule where name = $1 for update', [name]);
  const due = row && lastDue(rules, zone, row.last, now);
  if (due === undefined) return false;
  await run(sql);
  await sql.query('schedule-ran', 'update suwen.schedule set last = $2 where name = $1', [name, due]);
  return true;
}
