import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeEvent } from '#kernel';
import {
  consumerPosition,
  eventsAfter,
  openSql,
  rememberPosition,
  sequenceCommits,
  verifyChain,
  type SqlPool,
} from '#store';
import type { Hospital } from './hospital.ts';

/** What was found wrong with the order of commits. */
export interface EventFaults {
  /** Versions that are there and were told in no commit. */
  readonly missing: number;
  /** Versions that were told in two commits or twice in one. */
  readonly doubled: number;
  /** Versions that were told and are not there. */
  readonly invented: number;
  /** Events that came to the consumer after a later one of the same resource, or of an earlier commit. */
  readonly disordered: readonly string[];
  /** Versions that the consumer was never told of, or more than once after it remembered its place. */
  readonly undelivered: number;
  /** Links of the audit chain that do not follow. */
  readonly broken: number;
  readonly commits: bigint;
  readonly delivered: number;
}

/** A consumer of the one order that remembers its place in the database, as a listener does, through every kill. */
export interface Follower {
  /** Takes what is left, compares, ends. */
  readonly finish: () => Promise<EventFaults>;
}

const NAME = 'proof/crash';
const COMMITS = 50;

/** Follows the events of a hospital. */
export function follow({ database }: Pick<Hospital, 'database'>): Follower {
  const sql = openSql(database(), 2);
  const delivered: ChangeEvent[] = [];
  const stop = new AbortController();
  const loop = (async () => {
    while (!stop.signal.aborted) {
      const events = await step(sql, delivered).catch(() => 0);
      if (events === 0) await pause(25);
    }
  })();
  return {
    finish: async () => {
      stop.abort();
      await loop;
      await sequenceCommits(sql);
      while ((await step(sql, delivered)) > 0);
      const faults = { ...(await told(sql)), ...(await received(sql, delivered)) };
      await sql.end();
      return faults;
    },
  };
}

/** One batch: first handled, then remembered; what is handled twice after a kill counts once. */
async function step(sql: SqlPool, delivered: ChangeEvent[]): Promise<number> {
  const position = await consumerPosition(sql, NAME);
  const events = await eventsAfter(sql, position, COMMITS);
  const last = events.at(-1);
  if (last === undefined) return 0;
  delivered.push(...events);
  await rememberPosition(sql, NAME, last.sequence);
  return events.length;
}

async function told(
  sql: SqlPool,
): Promise<Pick<EventFaults, 'missing' | 'doubled' | 'invented' | 'broken' | 'commits'>> {
  const [counts] = await sql.query<{ readonly missing: number; readonly doubled: number; readonly invented: number }>(
    '',
    `with kept as (select key, version from suwen.resource union all select key, version from suwen.version),
       told as (select c.key, c.version, count(*) as times from suwen.event e
                join suwen.ledger l on l.xact = e.xact and l.at >= e.at and l.at < e.at + interval '1 day'
                cross join lateral unnest(l.keys, l.versions) c(key, version) group by 1, 2)
     select count(*) filter (where told.key is null)::int as missing, count(*) filter (where told.times > 1)::int as doubled,
            count(*) filter (where kept.key is null)::int as invented
     from kept full join told using (key, version)`,
    [],
  );
  const { broken, commits } = await verifyChain(sql);
  return {
    missing: counts?.missing ?? 0,
    doubled: counts?.doubled ?? 0,
    invented: counts?.invented ?? 0,
    broken: broken.length,
    commits,
  };
}

async function received(
  sql: SqlPool,
  delivered: readonly ChangeEvent[],
): Promise<Pick<EventFaults, 'disordered' | 'undelivered' | 'delivered'>> {
  const disordered: string[] = [];
  const versions = new Map<string, number>();
  const seen = new Set<string>();
  let sequence = 0n;
  for (const event of delivered) {
    const name = `${event.type}/${event.id}`;
    const place = `${event.sequence} ${name} ${event.version}`;
    // At least once: a batch that was not remembered comes again, from its beginning.
    if (seen.has(place)) continue;
    seen.add(place);
    if (event.sequence < sequence || event.version !== (versions.get(name) ?? 0) + 1) disordered.push(place);
    sequence = event.sequence;
    versions.set(name, event.version);
  }
  const [kept] = await sql.query<{ readonly count: number }>(
    '',
    'select ((select count(*) from suwen.resource) + (select count(*) from suwen.version))::int as count',
    [],
  );
  return { disordered, undelivered: (kept?.count ?? 0) - seen.size, delivered: seen.size };
}
