import type { Sql } from '#store';
import { lastDue, readCron } from './cron.ts';

/** Work at fixed times of the hospital's clock: short; longer work asks for a job. */
export interface Schedule {
  readonly name: string;
  /** Five fields: minute hour day month weekday. */
  readonly cron: string;
  run(sql: Sql): Promise<void>;
}

/** Where schedules run. */
export interface SchedulerPlace {
  readonly transaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** IANA zone of the hospital. */
  readonly zone: string;
  /** Told of a schedule that failed; it is tried again at the next look. */
  readonly report: (fault: unknown, schedule: string) => void;
}

/**
 * Runs what is due, once over however many servers: the row of a schedule is held while it runs, and its due time
 * commits with what it did. A new schedule waits for its first time from now on. Returns the names that ran.
 */
export async function runDue(
  { transaction, zone, report }: SchedulerPlace,
  schedules: readonly Schedule[],
  now: Date,
): Promise<readonly string[]> {
  const ran: string[] = [];
  for (const schedule of schedules) {
    try {
      if (await transaction((sql) => runOne(sql, schedule, zone, now))) ran.push(schedule.name);
    } catch (fault) {
      report(fault, schedule.name);
    }
  }
  return ran;
}

async function runOne(sql: Sql, { name, cron, run }: Schedule, zone: string, now: Date): Promise<boolean> {
  const rules = readCron(cron);
  const read = async (hold: '' | ' for update'): Promise<Date | undefined> =>
    (
      await sql.query<{ readonly last: Date }>(
        `schedule-last${hold.replaceAll(' ', '-')}`,
        `select last from suwen.schedule where name = $1${hold}`,
        [name],
      )
    )[0]?.last;
  const seen = await read('');
  if (seen === undefined) {
    await sql.query(
      'schedule-make',
      'insert into suwen.schedule (name, cron, last) values ($1, $2, $3) on conflict do nothing',
      [name, cron, now],
    );
    return false;
  }
  if (lastDue(rules, zone, seen, now) === undefined) return false;
  const held = await read(' for update');
  const due = held && lastDue(rules, zone, held, now);
  if (due === undefined) return false;
  await run(sql);
  await sql.query('schedule-ran', 'update suwen.schedule set last = $2, cron = $3 where name = $1', [name, due, cron]);
  return true;
}
