import { Overtaken, sqlState } from '#store';
import { writtenMeanwhile } from './refusals.ts';

/** SQLSTATEs after which the same transaction may go well: a deadlock, a lost race for a row or for a version. */
const AGAIN: ReadonlySet<string> = new Set(['40P01', '40001', '23505', 'SW001']);
const VERSION_CONFLICT = 'SW001';
const TRIES = 5;

/** Runs a transaction again where only a race was lost; beyond five tries a moved version is refused as a conflict. */
export async function repeated<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (fault) {
      const state = fault instanceof Overtaken ? VERSION_CONFLICT : (sqlState(fault) ?? '');
      if (!AGAIN.has(state)) throw fault;
      if (tries === TRIES) throw state === VERSION_CONFLICT ? writtenMeanwhile() : fault;
    }
  }
}
