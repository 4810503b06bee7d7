import type { HistoryRange } from './fhir-store.ts';
import { SEALED_COLUMNS, type SealedRow } from './row.ts';
import type { Sql } from './sql.ts';

/** A superseded version was about the patient under whose key it lies (the house key: 0), whoever it is about now. */
const VERSION_COLUMNS = SEALED_COLUMNS.replace(
  'r.patient',
  '(select k.owner from suwen.datakey k where k.datakey = r.datakey) as patient',
).replaceAll('r.', 'v.');

/** One version of a resource, current or superseded. */
export async function versionRow(sql: Sql, type: number, key: bigint, version: number): Promise<SealedRow | undefined> {
  const [row] = await sql.query<SealedRow>(
    'version-row',
    `select ${SEALED_COLUMNS} from suwen.resource r where r.type = $1::smallint and r.key = $2 and r.version = $3
     union all select ${VERSION_COLUMNS} from suwen.version v where v.key = $2 and v.version = $3`,
    [type, key, version],
  );
  return row;
}

/** Position in a history: newest first by time, key, version. */
interface Position {
  readonly updated: number;
  readonly key: string;
  readonly version: number;
}

/** Reads a cursor as `positionText` wrote it; undefined when it is none of ours. */
export function readPosition(text: string): Position | undefined {
  // No more digits than the columns hold: timestamptz until the year 5138, bigint, integer.
  const match = /^(\d{1,14}(?:\.\d{1,3})?)~(\d{1,18})~(\d{1,9})$/u.exec(text);
  const [, updated, key, version] = match ?? [];
  if (updated === undefined || key === undefined || version === undefined) return undefined;
  return { updated: Number(updated), key, version: Number(version) };
}

/** The cursor after a row. */
export const positionText = ({ updated, key, version }: SealedRow): string => `${updated}~${key}~${version}`;

/** Rows of a history, newest first, one more than `count` where there are more. */
export async function historyRows(sql: Sql, scope: Scope, range: Range): Promise<readonly SealedRow[]> {
  const { shape, values, where } = conditions(scope, range);
  const limit = `$${values.push(range.count + 1)}`;
  const order = (alias: string): string =>
    `order by ${alias}.updated desc, ${alias}.key desc, ${alias}.version desc limit ${limit}`;
  const text = `select * from (
      (select ${SEALED_COLUMNS} from suwen.resource r where ${where('r')} ${order('r')})
      union all
      (select ${VERSION_COLUMNS} from suwen.version v where ${where('v')} ${order('v')})
    ) both_tables ${order('both_tables')}`;
  return sql.query<SealedRow>(`history-${shape}`, text, values);
}

/** How many versions a history has; it counts them one by one. */
export async function countHistory(sql: Sql, scope: Scope, range: Range): Promise<number> {
  const { shape, values, where } = conditions(scope, range);
  const text = `select (select count(*) from suwen.resource r where ${where('r')}) + (select count(*) from suwen.version v where ${where('v')}) as count`;
  const [row] = await sql.query<{ readonly count: bigint }>(`history-count-${shape}`, text, values);
  return Number(row?.count ?? 0n);
}

type Scope = { readonly key?: bigint; readonly type?: number };
type Range = Omit<HistoryRange, 'cursor'> & { readonly cursor?: Position | undefined };

function conditions(
  scope: Scope,
  { since, at, cursor }: Range,
): { readonly shape: string; readonly values: unknown[]; readonly where: (alias: 'r' | 'v') => string } {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const shape: string[] = [];
  const tests: string[] = [];
  const add = (name: string, value: unknown, test: (value: string) => string): void => {
    if (value === undefined) return;
    shape.push(name);
    tests.push(test(put(value)));
  };
  add('key', scope.key, (key) => `@.key = ${key}`);
  add('type', scope.type, (type) => `@.type = ${type}::smallint`);
  add('since', since, (time) => `@.updated >= to_timestamp(${time}::float8 / 1000)`);
  if (at !== undefined) {
    shape.push('at');
    const [lo, hi] = [put(at[0]), put(at[1])];
    tests.push(`@.updated < to_timestamp(${hi}::float8 / 1000)`);
    tests.push(
      `not exists (select 1 from suwen.version n where n.key = @.key and n.version = @.version + 1 and n.updated <= to_timestamp(${lo}::float8 / 1000))`,
    );
    tests.push(
      `not exists (select 1 from suwen.resource n where n.type = @.type and n.key = @.key and n.version = @.version + 1 and n.updated <= to_timestamp(${lo}::float8 / 1000))`,
    );
  }
  if (cursor !== undefined) {
    shape.push('cursor');
    tests.push(
      `(@.updated, @.key, @.version) < (to_timestamp(${put(cursor.updated)}::float8 / 1000), ${put(cursor.key)}::bigint, ${put(cursor.version)}::int)`,
    );
  }
  const where = (alias: 'r' | 'v'): string => tests.map((test) => test.replaceAll('@', alias)).join(' and ') || 'true';
  return { shape: shape.join('-'), values, where };
}
