import type { Sql } from '../sql.ts';

/** A table of the hospital, as the catalogue describes it. */
export interface ArchiveTable {
  /** `suwen.resource` */
  readonly name: string;
  readonly columns: readonly ArchiveColumn[];
  /** Columns that give every content one order. */
  readonly order: readonly string[];
}

/** One column and its type in words of SQL. */
export interface ArchiveColumn {
  readonly name: string;
  readonly type: string;
}

interface Row {
  readonly name: string;
  readonly columns: readonly ArchiveColumn[];
  readonly key: readonly string[] | null;
}

/**
 * All tables of the hospital's schemas (partitions go with their parent); one that refers to another comes after it.
 * `public` holds the schema steps alone, which the header names.
 */
export async function archiveTables(sql: Sql): Promise<readonly ArchiveTable[]> {
  const rows = await sql.query<Row>(
    '',
    `select n.nspname || '.' || c.relname as name,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(a.attname::text order by k.place)
        from pg_index i cross join lateral unnest(i.indkey::int[]) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
       and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
     order by name`,
    [],
  );
  const tables = rows.map(({ name, columns, key }) => ({
    name,
    columns,
    order: key ?? columns.map((column) => column.name),
  }));
  return afterWhatTheyReferTo(tables, await references(sql));
}

interface Reference {
  readonly from: string;
  readonly to: string;
}

const references = (sql: Sql): Promise<readonly Reference[]> =>
  sql.query<Reference>(
    '',
    `select f.nspname || '.' || a.relname as "from", t.nspname || '.' || b.relname as "to"
     from pg_constraint x join pg_class a on a.oid = x.conrelid join pg_namespace f on f.oid = a.relnamespace
     join pg_class b on b.oid = x.confrelid join pg_namespace t on t.oid = b.relnamespace
     where x.contype = 'f' and a.oid <> b.oid`,
    [],
  );

function afterWhatTheyReferTo(
  tables: readonly ArchiveTable[],
  references: readonly Reference[],
): readonly ArchiveTable[] {
  const sorted = new Map<string, ArchiveTable>();
  const place = (table: ArchiveTable): void => {
    if (sorted.has(table.name)) return;
    for (const { from, to } of references) {
      const target = from === table.name ? tables.find(({ name }) => name === to) : undefined;
      if (target !== undefined) place(target);
    }
    sorted.set(table.name, table);
  };
  for (const table of tables) place(table);
  return [...sorted.values()];
}
