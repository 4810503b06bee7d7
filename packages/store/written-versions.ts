import { typeOf } from '#fhir';
import type { Engine } from './engine.ts';
import { versionRow } from './history-rows.ts';
import type { Sql } from './sql.ts';
import { opened } from './version.ts';

/** One resource that a request wrote. */
export interface WrittenVersion {
  readonly type: string;
  readonly id: string;
  /** What the request made. */
  readonly version: number;
  /** What is current now. */
  readonly current: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The version before, as FHIR JSON; undefined where there was none or it was deleted. */
  readonly before: string | undefined;
}

interface LedgerRow {
  readonly key: bigint;
  readonly type: number;
  readonly id: string;
  readonly version: number;
  readonly current: number;
  readonly at: number;
}

/** What an agent wrote under a request in the last minute. */
export async function writtenVersions(
  engine: Engine,
  sql: Sql,
  request: string,
  agent: number,
): Promise<readonly WrittenVersion[]> {
  const rows = await sql.query<LedgerRow>(
    'written-versions',
    `select c.key, c.type, r.id, c.version, r.version as current, round(date_part('epoch', l.at) * 1000) as at
     from suwen.ledger l cross join lateral unnest(l.keys, l.types, l.versions) c(key, type, version)
     join suwen.resource r on r.type = c.type and r.key = c.key
     where l.request = $1 and l.agent = $2 and l.at > to_timestamp($3::float8 / 1000) - interval '1 minute'
     order by c.type, c.key, c.version desc`,
    [request, agent, engine.now()],
  );
  const written: WrittenVersion[] = [];
  for (const { key, type, id, version, current, at } of rows) {
    const before = version === 1 ? undefined : await versionRow(sql, type, key, version - 1);
    const text = before === undefined || before.deleted ? undefined : opened(engine, before).text;
    written.push({ type: typeOf(type) ?? '', id, version, current, at, before: text });
  }
  return written;
}
