import type { Outbox } from '#kernel';
import { sealedNote, type Engine, type Session, type Sql } from '#store';

/** Milliseconds that what can be undone waits before it leaves. */
export const UNDO_MS = 8000;

/** The outbox of one transaction: an item commits with its cause; the same channel and key again is the same item. */
export const outbox = (engine: Engine, sql: Sql, { request }: Session, undoable: boolean): Outbox => ({
  async send(channel, key, payload) {
    const sealed = sealedNote(engine, `outbox/${channel}/${key}`, payload, await engine.dataKeys.house());
    await sql.query(
      'outbox-send',
      `insert into suwen.outbox (channel, key, request, not_before, payload)
       values ($1, $2, $3, to_timestamp($4::float8 / 1000), $5) on conflict (channel, key) do nothing`,
      [channel, key, request, engine.now() + (undoable ? UNDO_MS : 0), sealed],
    );
  },
});
