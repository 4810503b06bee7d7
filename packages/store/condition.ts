import type { Pairs, Session } from './fhir-store.ts';
import { conditionEmpty, severalMatch } from './refusals.ts';
import type { SealedRow } from './row.ts';
import type { Sql } from './sql.ts';

/** Finds at most `limit` current rows of a type by a search; the connection may be one of a transaction. */
export type FindRows = (
  sql: Sql,
  session: Session,
  type: string,
  query: Pairs,
  limit: number,
) => Promise<readonly SealedRow[]>;

/** Parameters that are no condition. */
const FORM = new Set([
  '_format',
  '_pretty',
  '_count',
  '_sort',
  '_summary',
  '_elements',
  '_total',
  '_include',
  '_revinclude',
]);

/** The conditions of a conditional interaction; refuses one without any. */
export function conditionsOf(type: string, query: Pairs): Pairs {
  const conditions = query.filter(([name]) => !FORM.has(name));
  if (conditions.length === 0) throw conditionEmpty(type);
  return conditions;
}

/**
 * The one match, or none; refuses several (FHIR http.html 3.1.0.8.1). Ids in `without` are no match: they are deleted
 * in the same transaction before.
 */
export async function oneMatch(
  find: FindRows,
  sql: Sql,
  session: Session,
  type: string,
  query: Pairs,
  without: ReadonlySet<string> = new Set(),
): Promise<SealedRow | undefined> {
  const conditions = conditionsOf(type, query);
  const rows = (await find(sql, session, type, conditions, 2 + without.size)).filter(({ id }) => !without.has(id));
  if (rows.length > 1) throw severalMatch(type, queryText(conditions));
  return rows[0];
}

/** A query as text, for words. */
export const queryText = (query: Pairs): string => query.map(([name, value]) => `${name}=${value}`).join('&');

/** The name under which a condition is held; the same conditions in another order are the same. */
export const conditionName = (type: string, query: Pairs): string =>
  JSON.stringify([
    type,
    ...conditionsOf(type, query).toSorted(([a, b], [c, d]) => (a === c ? order(b, d) : order(a, c))),
  ]);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Holds the condition until the transaction ends, so that of two writers with the same condition the second one sees
 * what the first one made. All locks of a transaction are taken in one order.
 */
export async function holdConditions(sql: Sql, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await sql.query(
    'hold-conditions',
    'select pg_advisory_xact_lock(h) from (select distinct hashtextextended(n, 7301604) as h from unnest($1::text[]) n order by 1) held',
    [[...names]],
  );
}
