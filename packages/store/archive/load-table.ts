import type { CopyingConnection } from './connection.ts';
import { copyIn } from './copy-stream.ts';
import { tableSql } from './table-sql.ts';
import type { ArchiveTable } from './tables.ts';

/** What loading a table tells. */
export interface LoadedTable {
  readonly rows: number;
  /** Ranks of transactions that have no place in the order of commits yet. */
  readonly pending: readonly bigint[];
}

/** Fills a table with its section of the archive. */
export async function loadTable(
  { client, sql }: CopyingConnection,
  table: ArchiveTable,
  content: AsyncIterable<Buffer>,
): Promise<LoadedTable> {
  const { columns, place } = tableSql(table);
  if (place === undefined) {
    const names = columns.map(({ name }) => `"${name}"`).join(', ');
    return {
      rows: await copyIn(client, `copy ${table.name} (${names}) from stdin (format binary)`, content),
      pending: [],
    };
  }
  await sql.script(
    `create temp table staged (${columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')}) on commit drop`,
  );
  const rows = await copyIn(client, 'copy staged from stdin (format binary)', content);
  const pending = columns.some(({ name }) => name === 'xact_pending')
    ? await sql.query<{ readonly rank: bigint }>(
        '',
        'select distinct xact_rank as rank from staged where xact_pending',
        [],
      )
    : [];
  await sql.script(`${place}; drop table staged`);
  return { rows, pending: pending.map(({ rank }) => rank) };
}
