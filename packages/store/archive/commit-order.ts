import type { Sql } from '../sql.ts';
import { FIRST_RANK } from './table-sql.ts';

/**
 * Uses up transaction ids until the next one lies above all that an import gives to old transactions, so that no new
 * transaction ever has the id of an old one. Outside of a transaction.
 */
export async function passRanks(sql: Sql, ranks: number): Promise<void> {
  await sql.script(`do $$
    begin
      while pg_current_xact_id()::text::bigint <= ${ranks + FIRST_RANK} loop
        commit;
      end loop;
    end $$`);
}

/**
 * Tells the order of commits which transactions it has seen: all that were imported but the pending ones, which get their
 * place at its next look.
 */
export async function placeSequencer(sql: Sql, pending: readonly bigint[]): Promise<void> {
  const ids = pending.map((rank) => rank + BigInt(FIRST_RANK)).toSorted((a, b) => (a < b ? -1 : 1));
  const [row] = await sql.query<{ readonly now: string }>('', 'select pg_current_xact_id()::text as now', []);
  const now = row?.now ?? '';
  const snapshot = `${ids[0] ?? now}:${now}:${ids.join(',')}`;
  await sql.query('', 'update suwen.sequencer set snapshot = $1::pg_snapshot', [snapshot]);
}
