import { openedNote, type Engine } from '#store';

/** Takes one kind of item out of the house; must be idempotent by key: delivery is at least once. */
export interface Channel {
  readonly name: string;
  /** Rejects where the receiver did not take it; `signal` aborts when its time is over. */
  deliver(key: string, payload: unknown, signal: AbortSignal): Promise<void>;
  /** Told when an item is given up; the dead letter stays for a person to send again. */
  gaveUp?(key: string, payload: unknown, fault: string): Promise<void>;
}

/** Tries before an item is dead: with doubling pauses from 1 s that is about half an hour. */
export const TRIES = 12;
/** Seconds that one delivery may take. */
const LIMIT_S = 45;
/** Seconds after which another worker takes an item whose worker fell silent; longer than any delivery. */
const LEASE_S = 60;

interface Item {
  readonly item: bigint;
  readonly channel: string;
  readonly key: string;
  readonly payload: Buffer;
  readonly attempts: number;
}

/**
 * Delivers what is due, at most `most` items, side by side but one at a time in a lane; returns how many were tried.
 * Items of a channel without adapter wait.
 */
export async function deliverDue(engine: Engine, channels: readonly Channel[], most: number): Promise<number> {
  const named = new Map(channels.map((channel) => [channel.name, channel]));
  const items = await engine.sql.query<Item>(
    'outbox-take',
    `update suwen.outbox set leased = to_timestamp($1::float8 / 1000) + make_interval(secs => ${LEASE_S}), attempts = attempts + 1
     where item in (select item from suwen.outbox o
                    where state = 'waiting' and not_before <= to_timestamp($1::float8 / 1000) and channel = any ($2::text[])
                      and (leased is null or leased < to_timestamp($1::float8 / 1000))
                      and (lane is null or not exists (select 1 from suwen.outbox e
                             where e.lane = o.lane and e.state = 'waiting' and e.item < o.item))
                    order by not_before, item limit $3 for update skip locked)
     returning item, channel, key, payload, attempts`,
    [engine.now(), [...named.keys()], most],
  );
  await Promise.all(
    items.map(async (item) => {
      const channel = named.get(item.channel);
      if (channel !== undefined) await deliverOne(engine, channel, item);
    }),
  );
  return items.length;
}

async function deliverOne(engine: Engine, channel: Channel, { item, key, payload, attempts }: Item): Promise<void> {
  const house = await engine.dataKeys.house();
  const opened = openedNote(engine, `outbox/${channel.name}/${key}`, payload, house);
  try {
    await within(LIMIT_S * 1000, (signal) => channel.deliver(key, opened, signal));
    await engine.sql.query(
      'outbox-done',
      `update suwen.outbox set state = 'delivered', leased = null, fault = null where item = $1`,
      [item],
    );
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    const dead = attempts >= TRIES;
    await putBack(engine, item, dead, text, attempts);
    if (dead) await channel.gaveUp?.(key, opened, text);
  }
}

async function putBack(engine: Engine, item: bigint, dead: boolean, fault: string, attempts: number): Promise<void> {
  await engine.sql.query(
    'outbox-back',
    `update suwen.outbox set leased = null, fault = left($2, 1000), state = $3,
       not_before = to_timestamp($4::float8 / 1000) + make_interval(secs => $5) where item = $1 and state = 'waiting'`,
    [item, fault, dead ? 'dead' : 'waiting', engine.now(), dead ? 0 : 2 ** Math.min(attempts - 1, 10)],
  );
}

/** Work that is over when its time is, whether it hears the signal or not. */
async function within(milliseconds: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const late = new AbortController();
  const over = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const fault = new Error(`Not delivered within ${milliseconds / 1000} s`);
    late.abort(fault);
    over.reject(fault);
  }, milliseconds);
  try {
    await Promise.race([work(late.signal), over.promise]);
  } finally {
    clearTimeout(timer);
  }
}
