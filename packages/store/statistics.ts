import type { Breadth } from '#search';
import type { Sql } from './sql.ts';

interface FactsRow {
  readonly values: readonly string[] | null;
  readonly shares: readonly number[] | null;
}

/** How broad facts and types are, from the statistics that PostgreSQL keeps (ANALYZE); no content. */
export async function readBreadth(sql: Sql): Promise<Breadth> {
  const [size] = await sql.query<{ readonly rows: number }>(
    'breadth-rows',
    `select greatest(reltuples, 0)::float8 as rows from pg_class where oid = 'suwen.resource'::regclass`,
    [],
  );
  const facts = await sharesOf(sql, 'facts', 'most_common_elems', 'most_common_elem_freqs');
  const types = await sharesOf(sql, 'type', 'most_common_vals', 'most_common_freqs');
  return {
    rows: size?.rows ?? 0,
    fact: (hash) => facts.get(String(hash)),
    type: (number) => types.get(String(number)),
  };
}

async function sharesOf(
  sql: Sql,
  column: string,
  values: string,
  shares: string,
): Promise<ReadonlyMap<string, number>> {
  const [row] = await sql.query<FactsRow>(
    `breadth-${column}`,
    `select ${values}::text::text[] as values, ${shares} as shares from pg_stats
     where schemaname = 'suwen' and tablename = 'resource' and attname = $1`,
    [column],
  );
  // The frequencies of elements are followed by the least, the greatest and that of null.
  return new Map((row?.values ?? []).map((value, n) => [value, row?.shares?.[n] ?? 0]));
}
