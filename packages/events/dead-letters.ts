import type { Engine, Sql } from '#store';
import { unknownLetter } from './refusals.ts';

/** An item that no try could deliver; its payload stays sealed. */
export interface DeadLetter {
  readonly item: bigint;
  readonly channel: string;
  readonly key: string;
  readonly attempts: number;
  /** What the last try met. */
  readonly fault: string;
  /** When it was given up. */
  readonly since: Date;
}

/** Dead letters, oldest first, at most `most` after `after`. */
export const deadLetters = (sql: Sql, after: bigint, most: number): Promise<readonly DeadLetter[]> =>
  sql.query<DeadLetter>(
    'outbox-dead',
    `select item, channel, key, attempts, coalesce(fault, '') as fault, not_before as since
     from suwen.outbox where state = 'dead' and item > $1 order by item limit $2`,
    [after, most],
  );

/** Tries a dead letter again, from the first try on; refuses one that is not there. */
export async function sendAgain(engine: Pick<Engine, 'sql' | 'now'>, item: bigint): Promise<void> {
  const [revived] = await engine.sql.query<{ readonly item: bigint }>(
    'outbox-again',
    `update suwen.outbox set state = 'waiting', attempts = 0, not_before = to_timestamp($2::float8 / 1000)
     where item = $1 and state = 'dead' returning item`,
    [item, engine.now()],
  );
  if (revived === undefined) throw unknownLetter(item);
}
