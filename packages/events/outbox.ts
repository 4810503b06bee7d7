import type { Outbox } from '#kernel';
import { sealedNote, type Engine, type Session, type Sql } from '#store';

/** Milliseconds that what can be undone waits before it leaves. */
export const UNDO_MS = 8000;

/** One thing that leaves the house. */
export interface Outgoing {
  /** Name of the adapter that takes it out. */
  readonly channel: string;
  /** The same channel and key again is the same item. */
  readonly key: string;
  /** Items of one lane leave in order, one at a time. */
  readonly lane?: string;
  readonly payload: unknown;
  /** The request that sent it: its undo withdraws it. */
  readonly request: string;
  /** Milliseconds that it waits. */
  readonly wait?: number;
}

/**
 * Puts an item into the outbox; it commits with its cause. An item that is there already stays as it is, unless it was
 * withdrawn: then it leaves after all.
 */
export async function sendOut(
  engine: Pick<Engine, 'envelopes' | 'dataKeys' | 'now'>,
  sql: Sql,
  { channel, key, lane, payload, request, wait = 0 }: Outgoing,
): Promise<void> {
  const sealed = sealedNote(engine, `outbox/${channel}/${key}`, payload, await engine.dataKeys.house());
  await sql.query(
    'outbox-send',
    `insert into suwen.outbox as o (channel, key, lane, request, not_before, payload)
     values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000), $6)
     on conflict (channel, key) do update set state = 'waiting', request = excluded.request, lane = excluded.lane,
       not_before = excluded.not_before, payload = excluded.payload
     where o.state = 'withdrawn'`,
    [channel, key, lane ?? null, request, engine.now() + wait, sealed],
  );
}

/** The outbox of one operation: what can be undone waits out the time for it. */
export const outbox = (engine: Engine, sql: Sql, { request }: Session, undoable: boolean): Outbox => ({
  send: (channel, key, payload) =>
    sendOut(engine, sql, { channel, key, payload, request, wait: undoable ? UNDO_MS : 0 }),
});

/**
 * Withdraws what a request sent. Returns false, and withdraws nothing, when some of it has left or is just leaving: a
 * receiver may know of it.
 */
export async function withdraw(sql: Sql, request: string): Promise<boolean> {
  const items = await sql.query<{ readonly attempts: number }>(
    'outbox-hold',
    `select attempts from suwen.outbox where request = $1 and state <> 'withdrawn' order by item for update`,
    [request],
  );
  if (items.some(({ attempts }) => attempts > 0)) return false;
  await sql.query(
    'outbox-withdraw',
    `update suwen.outbox set state = 'withdrawn' where request = $1 and state = 'waiting'`,
    [request],
  );
  return true;
}

/** Days that an item is kept after it left: its key is known that long. */
const KEPT_DAYS = 30;

/** Forgets what left or was withdrawn long ago; dead letters stay until a person decides. */
export const forgetSent = async (sql: Sql, now: number): Promise<void> =>
  void (await sql.query(
    'outbox-forget',
    `delete from suwen.outbox where state in ('delivered', 'withdrawn')
       and not_before < to_timestamp($1::float8 / 1000) - make_interval(days => ${KEPT_DAYS})`,
    [now],
  ));
