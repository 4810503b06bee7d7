/** SQL that gives the search tables the statistics of a hospital with 10 million resources (PostgreSQL 18 restore functions). */
export const TEN_MILLION = 10_000_000;

interface Relation {
  readonly name: string;
  readonly rows: number;
}

const TABLES: readonly Relation[] = [
  { name: 'resource', rows: TEN_MILLION },
  { name: 'date_value', rows: 4_000_000 },
  { name: 'number_value', rows: 12_000_000 },
  { name: 'unit', rows: 300 },
];

const INDEXES: readonly Relation[] = [
  { name: 'resource_pkey', rows: TEN_MILLION },
  { name: 'resource_self', rows: TEN_MILLION },
  { name: 'resource_updated', rows: TEN_MILLION },
  { name: 'resource_date', rows: 9_000_000 },
  { name: 'resource_facts', rows: TEN_MILLION },
  { name: 'date_value_lo', rows: 4_000_000 },
  { name: 'date_value_key', rows: 4_000_000 },
  { name: 'number_value_lo', rows: 12_000_000 },
  { name: 'number_value_key', rows: 12_000_000 },
];

interface Column {
  readonly table: string;
  readonly name: string;
  /** Distinct values; negative: a share of the rows. */
  readonly distinct: number;
  readonly width: number;
  readonly nulls?: number;
  readonly extra?: string;
}

const years = Array.from({ length: 11 }, (_, year) => `${2015 + year}-01-01`).join(',');

const COLUMNS: readonly Column[] = [
  { table: 'resource', name: 'key', distinct: -1, width: 8 },
  { table: 'resource', name: 'self', distinct: -1, width: 8 },
  { table: 'resource', name: 'patient', distinct: 40_000, width: 8 },
  {
    table: 'resource',
    name: 'type',
    distinct: 40,
    width: 2,
    extra: `, 'most_common_vals', '{97,45,104}'::text, 'most_common_freqs', '{0.6,0.1,0.004}'::real[]`,
  },
  { table: 'resource', name: 'updated', distinct: -0.8, width: 8, extra: `, 'histogram_bounds', '{${years}}'::text` },
  {
    table: 'resource',
    name: 'date_lo',
    distinct: -0.5,
    width: 8,
    nulls: 0.1,
    extra: `, 'histogram_bounds', '{${years}}'::text`,
  },
  {
    table: 'resource',
    name: 'facts',
    distinct: -1,
    width: 320,
    extra: `, 'most_common_elems', '{1,2,3}'::text, 'most_common_elem_freqs', '{0.6,0.3,0.05,0.0001,0.6,0}'::real[]`,
  },
  { table: 'resource', name: 'content', distinct: -1, width: 450 },
  { table: 'date_value', name: 'slot', distinct: 120, width: 8 },
  { table: 'date_value', name: 'key', distinct: -0.7, width: 8 },
  { table: 'date_value', name: 'lo', distinct: -0.5, width: 8, extra: `, 'histogram_bounds', '{${years}}'::text` },
  { table: 'number_value', name: 'slot', distinct: 900, width: 8 },
  { table: 'number_value', name: 'key', distinct: -0.4, width: 8 },
  { table: 'number_value', name: 'unit', distinct: 300, width: 8 },
  { table: 'unit', name: 'unit', distinct: -1, width: 8 },
  { table: 'unit', name: 'base', distinct: 40, width: 8 },
];

/** The statements that put the statistics in; tables keep their few rows, at a density that makes them look full. */
export function tenMillionStatistics(): readonly string[] {
  const relations = [...TABLES, ...INDEXES].map(
    ({ name, rows }) =>
      `select pg_restore_relation_stats('schemaname', 'suwen', 'relname', '${name}', 'version', 180000::integer,
         'relpages', greatest((pg_relation_size('suwen.${name}') / 8192)::integer, 1), 'reltuples', ${rows}::real)`,
  );
  const columns = COLUMNS.map(
    ({ table, name, distinct, width, nulls = 0, extra = '' }) =>
      `select pg_restore_attribute_stats('schemaname', 'suwen', 'relname', '${table}', 'attname', '${name}', 'inherited', false,
         'version', 180000::integer, 'null_frac', ${nulls}::real, 'avg_width', ${width}::integer, 'n_distinct', ${distinct}::real${extra})`,
  );
  return [...relations, ...columns];
}
