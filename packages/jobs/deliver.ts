import { openedNote, type Engine } from '#store';

/** Takes one kind of item out of the house; must be idempotent by key: delivery is at least once. */
export interface Channel {
  readonly name: string;
  deliver(key: string, payload: unknown): Promise<void>;
}

/** Tries before an item is dead: with doubling pauses from 1 s that is about half an hour. */
const TRIES = 12;
const LEASE_S = 60;

interface Item {
  readonly item: bigint;
  readonly channel: string;
  readonly key: string;
  readonly payload: Buffer;
  readonly attempts: number;
}

/** Delivers what is due, at most `most` items; returns how many were tried. Items of a channel without adapter wait. */
export async function deliverDue(engine: Engine, channels: readonly Channel[], most: number): Promise<number> {
  const names = new Map(channels.map((channel) => [channel.name, channel]));
  const items = await engine.sql.query<Item>(
    'outbox-take',
    `update suwen.outbox set leased = to_timestamp($1::float8 / 1000) + make_interval(secs => ${LEASE_S}), attempts = attempts + 1
     where item in (select item from suwen.outbox
                    where state = 'waiting' and not_before <= to_timestamp($1::float8 / 1000) and channel = any ($2::text[])
                      and (leased is null or leased < to_timestamp($1::float8 / 1000))
                    order by not_before, item limit $3 for update skip locked)
     returning item, channel, key, payload, attempts`,
    [engine.now(), [...names.keys()], most],
  );
  const house = await engine.dataKeys.house();
  for (const { item, channel, key, payload, attempts } of items) {
    try {
      await names.get(channel)?.deliver(key, openedNote(engine, `outbox/${channel}/${key}`, payload, house));
      await engine.sql.query('outbox-done', `update suwen.outbox set state = 'delivered', leased = null, fault = null where item = $1`, [item]);
    } catch (fault) {
      await putBack(engine, item, attempts, fault);
    }
  }
  return items.length;
}

async function putBack(engine: Engine, item: bigint, attempts: number, fault: unknown): Promise<void> {
  const text = fault instanceof Error ? fault.message : String(fault);
  await engine.sql.query(
    'outbox-back',
    `update suwen.outbox set leased = null, fault = left($2, 1000), state = $3,
       not_before = to_timestamp($4::float8 / 1000) + make_interval(secs => $5) where item = $1`,
    [item, text, attempts >= TRIES ? 'dead' : 'waiting', engine.now(), 2 ** Math.min(attempts - 1, 10)],
  );
}
