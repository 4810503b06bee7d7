import { typeNumber, typeOf } from '#fhir';
import { ACTION } from './action.ts';
import { int8Array } from './binary-array.ts';
import type { Engine } from './engine.ts';
import type { Session, Version } from './fhir-store.ts';
import { logReading } from './log-reading.ts';
import { SEALED_COLUMNS, type SealedRow } from './row.ts';
import { opened } from './version.ts';

/** Whose resources are exported. `slots` are those of the reference parameters that make the Patient compartment. */
export type ExportScope =
  | { readonly of: 'all' }
  | { readonly of: 'patients'; readonly slots: readonly bigint[] }
  | { readonly of: 'group'; readonly slots: readonly bigint[]; readonly patients: readonly bigint[] };

/** Which part of a type. */
export interface ExportRange {
  readonly type: string;
  /** The last key of the batch before; 0n to begin. */
  readonly after: bigint;
  /** Only what was written since, milliseconds since 1970. */
  readonly since?: number;
  /** The resources that were deleted since, instead of those that are there. */
  readonly deleted?: boolean;
  readonly limit: number;
}

/** A batch in order of creation. */
export interface ExportBatch {
  readonly versions: readonly Version[];
  /** Where the next batch begins; undefined after the last one. */
  readonly next: bigint | undefined;
}

/** Reads current resources of a type in order of creation; each is written down as read before the batch is given. */
export async function exportBatch(
  engine: Engine,
  session: Session,
  scope: ExportScope,
  range: ExportRange,
): Promise<ExportBatch> {
  const { type, after, since, deleted = false, limit } = range;
  const number = typeNumber(type) ?? 0;
  const values = [number, after, since ?? null, deleted, limit, ...scopeValues(scope)];
  const rows = await engine.sql.query<SealedRow>(
    `export-${scope.of}`,
    `select ${SEALED_COLUMNS} from suwen.resource r
     where r.type = $1::smallint and r.key > $2::bigint and ($3::float8 is null or r.updated >= to_timestamp($3 / 1000))
       and r.deleted = $4::boolean and ${SCOPE[scope.of]}
     order by r.key limit $5::int`,
    values,
  );
  if (rows.length > 0) {
    logReading(engine, session, ACTION.operation, number, rows);
    await engine.reading.flush();
  }
  return { versions: rows.map((row) => opened(engine, row)), next: rows.length < limit ? undefined : rows.at(-1)?.key };
}

const links = (among: string): string =>
  `exists (select 1 from generate_series(1, cardinality(r.links), 2) g
     where r.links[g] = any ($6::bigint[]) and ${among})`;

/** What is about several patients has no `patient`: its links tell. */
const SCOPE: Readonly<Record<ExportScope['of'], string>> = {
  all: 'true',
  patients: `(r.patient <> 0 or ${links(`exists (select 1 from suwen.resource p where p.self = r.links[g + 1] and p.type = ${typeNumber('Patient') ?? 0})`)})`,
  group: `(r.patient = any ($7::bigint[]) or (r.patient = 0 and ${links('r.links[g + 1] = any ($7::bigint[])')}))`,
};

function scopeValues(scope: ExportScope): readonly unknown[] {
  if (scope.of === 'all') return [];
  return scope.of === 'patients' ? [int8Array(scope.slots)] : [int8Array(scope.slots), int8Array(scope.patients)];
}

/** How many rows of each type are there, deleted ones among them. */
export async function countTypes({ sql }: Pick<Engine, 'sql'>): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ readonly type: number; readonly count: bigint }>(
    'count-types',
    'select type, count(*) as count from suwen.resource group by type order by type',
    [],
  );
  return new Map(
    rows.flatMap(({ type, count }) =>
      typeOf(type) === undefined ? [] : [[typeOf(type) ?? '', Number(count)] as const],
    ),
  );
}

/** Milliseconds by which the clock that stamps a write may run ahead of the start of its transaction. */
const MARGIN_MS = 5000;

/**
 * A time before which no write can still appear: now, or the start of the oldest open transaction, and a margin. What is
 * exported since then next time misses nothing; some resources come twice.
 */
export async function settledTime({ sql, now }: Pick<Engine, 'sql' | 'now'>): Promise<number> {
  const [row] = await sql.query<{ readonly age: number | null }>(
    'settled-time',
    `select (extract(epoch from clock_timestamp() - min(xact_start)) * 1000)::float8 as age
     from pg_stat_activity where datname = current_database() and xact_start is not null`,
    [],
  );
  return Math.floor(now() - (row?.age ?? 0) - MARGIN_MS);
}
