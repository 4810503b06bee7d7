import type { Sql } from '../sql.ts';
import type { ArchiveHeader } from './header.ts';
import { notEmpty } from './refusals.ts';

/** Tables that a hospital fills by starting, before anybody wrote. */
const FILLED_BY_STARTING = new Set([
  'suwen.agent',
  'suwen.consumer',
  'suwen.datakey',
  'suwen.hashkey',
  'suwen.organization',
  'suwen.registry',
  'suwen.schedule',
  'suwen.search_parameter',
  'suwen.sequencer',
  'suwen.ticket',
]);

/** Refuses a database that holds anything, and empties what starting alone has written. */
export async function emptied(sql: Sql, { tables }: ArchiveHeader): Promise<void> {
  for (const { name } of tables) {
    if (FILLED_BY_STARTING.has(name)) continue;
    const rows = await sql.query('', `select 1 from ${name} limit 1`, []);
    if (rows.length > 0) throw notEmpty(name);
  }
  const names = tables.map(({ name }) => name).filter((name) => name !== 'suwen.sequencer');
  await sql.script(`truncate ${names.join(', ')}`);
}
