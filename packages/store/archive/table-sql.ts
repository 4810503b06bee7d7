import type { ArchiveColumn, ArchiveTable } from './tables.ts';

/** How a table is written to an archive and read from it. */
export interface TableSql {
  /** Selects the content in its one order. */
  readonly select: string;
  /** Columns as they stand in the archive. */
  readonly columns: readonly ArchiveColumn[];
  /** Moves the rows of the table `staged` into place; undefined where they are copied into the table itself. */
  readonly place: string | undefined;
}

/**
 * Transaction ids begin anew in another cluster, so that an archive holds their ranks instead (from 1, in the table
 * `xact_rank`), and whether the order of commits has not come to them yet. Imported, a rank becomes the id `rank + 2`:
 * below every id that the new cluster gives from then on (docs/decisions/0002).
 */
export const RANKS = `create temp table xact_rank on commit drop as
  select x.xact, row_number() over (order by x.xact) as rank,
    x.xact >= pg_snapshot_xmin(s.snapshot) and not pg_visible_in_snapshot(x.xact, s.snapshot) as pending
  from (select xact from suwen.ledger union select xact from suwen.event) x cross join suwen.sequencer s`;

/** Ids below 3 are PostgreSQL's own. */
export const FIRST_RANK = 2;

/** The SQL of a table; those that hold transaction ids or a snapshot have their own. */
export function tableSql(table: ArchiveTable): TableSql {
  if (table.name === 'suwen.sequencer') {
    const columns = table.columns.filter(({ name }) => name !== 'snapshot');
    const list = columns.map(({ name }) => name).join(', ');
    return {
      columns,
      select: `select ${list} from suwen.sequencer`,
      place: `update suwen.sequencer q set sequence = s.sequence, chain = s.chain from staged s`,
    };
  }
  return table.columns.some(({ type }) => type === 'xid8') ? ranked(table) : plain(table);
}

function plain({ name, columns, order }: ArchiveTable): TableSql {
  const by = order.map((column) => sortable(columns, column, ''));
  return { columns, select: `select ${list(columns)} from ${name} order by ${by.join(', ')}`, place: undefined };
}

function ranked({ name, columns, order }: ArchiveTable): TableSql {
  const own = columns.filter(({ type }) => type !== 'xid8');
  const [xact] = columns.filter(({ type }) => type === 'xid8');
  const kept = [{ name: 'xact_rank', type: 'bigint' }, { name: 'xact_pending', type: 'boolean' }, ...own];
  const by = [
    'x.rank',
    ...order.filter((column) => column !== xact?.name).map((column) => sortable(columns, column, 't.')),
  ];
  return {
    columns: kept,
    select: `select x.rank, x.pending, ${list(own, 't.')} from ${name} t join xact_rank x on x.xact = t.${xact?.name} order by ${by.join(', ')}`,
    place: `insert into ${name} (${xact?.name}, ${list(own)}) select ((xact_rank + ${FIRST_RANK})::text)::xid8, ${list(own)} from staged`,
  };
}

const list = (columns: readonly ArchiveColumn[], alias = ''): string =>
  columns.map(({ name }) => `${alias}"${name}"`).join(', ');

/** Texts are ordered by their bytes, whatever the database's collation. */
function sortable(columns: readonly ArchiveColumn[], name: string, alias: string): string {
  const type = columns.find((column) => column.name === name)?.type ?? '';
  return `${alias}"${name}"${type === 'text' ? ' collate "C"' : ''}`;
}
