import { typeNumber, typeOf } from '#fhir';
import type { ChangeEvent } from '#kernel';
import type { Sql } from './sql.ts';

/** Gives newly visible commits their place in the one order; returns the last sequence. Run by one worker at a time. */
export async function sequenceCommits(sql: Sql): Promise<bigint> {
  const [row] = await sql.query<{ readonly last: bigint }>(
    'sequence-commits',
    'select suwen.sequence_commits() as last',
    [],
  );
  return row?.last ?? 0n;
}

interface EventRow {
  readonly sequence: bigint;
  readonly place: number;
  readonly type: number;
  readonly id: string;
  readonly version: number;
  readonly deleted: boolean;
  readonly at: number;
}

/** The last sequence that was given; sequences have no gaps. */
export async function lastSequence(sql: Sql): Promise<bigint> {
  const [row] = await sql.query<{ readonly sequence: bigint }>(
    'sequence-last',
    'select sequence from suwen.sequencer',
    [],
  );
  return row?.sequence ?? 0n;
}

/**
 * Changes of the commits after `sequence`, whole commits only, in commit order; at most `commits` of them, those of
 * `types` alone where they are given. A version that was shredded meanwhile is left out.
 */
export async function eventsAfter(
  sql: Sql,
  sequence: bigint,
  commits: number,
  types?: readonly string[],
): Promise<readonly ChangeEvent[]> {
  const numbers = types?.flatMap((type) => typeNumber(type) ?? []);
  const rows = await sql.query<EventRow>(
    'events-after',
    `with next as (select sequence, xact, at from suwen.event where sequence > $1 order by sequence limit $2)
     select e.sequence, c.place::int, c.type, coalesce(r.id, v.id) as id, c.version,
            coalesce(v.deleted, r.deleted) as deleted, round(date_part('epoch', l.at) * 1000) as at
     from next e
     join suwen.ledger l on l.xact = e.xact and l.at >= e.at and l.at < e.at + interval '1 day'
     cross join lateral unnest(l.keys, l.types, l.versions) with ordinality c(key, type, version, place)
     left join suwen.version v on v.key = c.key and v.version = c.version
     left join suwen.resource r on r.type = c.type and r.key = c.key and r.version = c.version
     where coalesce(r.id, v.id) is not null and ($3::smallint[] is null or (l.types && $3 and c.type = any ($3)))
     order by e.sequence, l.request, l.versions, l.at, l.keys, c.place`,
    [sequence, commits, numbers ?? null],
  );
  return rows.map(({ sequence: place, type, id, version, deleted, at }) => ({
    sequence: place,
    type: typeOf(type) ?? '',
    id,
    version,
    method: deleted ? 'delete' : version === 1 ? 'create' : 'update',
    at: new Date(at).toISOString(),
  }));
}

/** Where a consumer stands; 0 for a new one. */
export async function consumerPosition(sql: Sql, name: string): Promise<bigint> {
  const [row] = await sql.query<{ readonly sequence: bigint }>(
    'consumer-read',
    'select sequence from suwen.consumer where name = $1',
    [name],
  );
  return row?.sequence ?? 0n;
}

/** A new consumer begins with what is sequenced from now on; one that is known goes on where it was. */
export async function registerConsumer(sql: Sql, name: string): Promise<void> {
  await sql.query(
    'consumer-make',
    'insert into suwen.consumer (name, sequence) select $1, sequence from suwen.sequencer on conflict do nothing',
    [name],
  );
}

/** Remembers that a consumer is done up to `sequence`. */
export async function rememberPosition(sql: Sql, name: string, sequence: bigint): Promise<void> {
  await sql.query(
    'consumer-write',
    `insert into suwen.consumer (name, sequence) values ($1, $2)
     on conflict (name) do update set sequence = greatest(suwen.consumer.sequence, excluded.sequence)`,
    [name, sequence],
  );
}

/** Makes the monthly partitions of the ledger and of reading, from this month to the month after next. */
export const makePartitions = async (sql: Sql, now: Date): Promise<void> =>
  void (await sql.query('partitions', 'select suwen.make_partitions($1)', [now]));

/** Who wrote a version, as the commit with this sequence says; undefined when the commit holds no such version. */
export async function writerOf(
  sql: Sql,
  sequence: bigint,
  self: bigint,
): Promise<{ readonly agent: number; readonly owner: number } | undefined> {
  const [row] = await sql.query<{ readonly agent: number; readonly owner: number }>(
    'writer-of',
    `select l.agent, r.owner from suwen.event e
     join suwen.ledger l on l.xact = e.xact and l.at >= e.at and l.at < e.at + interval '1 day'
     join suwen.resource r on r.self = $2 and r.key = any (l.keys)
     where e.sequence = $1 limit 1`,
    [sequence, self],
  );
  return row;
}
