import { setTimeout as pause } from 'node:timers/promises';
import { sendOut } from '../outbox.ts';
import { publish } from '../hub/publish.ts';
import { laneOf, REST_HOOK, type HookItem } from './hook-item.ts';
import { newsChannel, type SubscriptionParts } from './parts.ts';
import { writeStatus } from './write-status.ts';

/** Milliseconds between two looks. */
const LOOK_MS = 1000;

/** Sends heartbeats that are due and ends what has reached its end, until the signal aborts; once over all servers. */
export async function tendSubscriptions(parts: SubscriptionParts, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await beatDue(parts);
      await endDue(parts);
    } catch (fault) {
      parts.report(fault);
    }
    await pause(LOOK_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Heartbeats wait for no receiver: none is sent while something else waits for it. */
export async function beatDue({ store: { engine } }: SubscriptionParts): Promise<void> {
  await engine.sql.transaction(async (sql) => {
    const due = await sql.query<{ readonly id: string; readonly waits: boolean }>(
      'subscription-beat',
      `update suwen.subscription s set beat = to_timestamp($1::float8 / 1000) + make_interval(secs => heartbeat)
       where id in (select id from suwen.subscription where beat <= to_timestamp($1::float8 / 1000) order by id for update skip locked)
         and heartbeat is not null
       returning id, state <> 'active' or exists (select 1 from suwen.outbox o where o.lane = 'subscription/' || s.id and o.state = 'waiting') as waits`,
      [engine.now()],
    );
    for (const { id, waits } of due) {
      if (waits) continue;
      const number = Math.floor(engine.now() / 1000);
      const payload: HookItem = { subscription: id, kind: 'heartbeat', number };
      await sendOut(engine, sql, {
        channel: REST_HOOK,
        key: `${id}/heartbeat/${number}`,
        lane: laneOf(id),
        payload,
        request: '00000000-0000-0000-0000-000000000000',
      });
    }
  });
}

/** Turns off what has reached its `end`. */
export async function endDue(parts: SubscriptionParts): Promise<void> {
  const { sql, now } = parts.store.engine;
  const ended = await sql.query<{ readonly id: string }>(
    'subscription-end',
    `update suwen.subscription set state = 'off', beat = null where ends <= to_timestamp($1::float8 / 1000) and state <> 'off' returning id`,
    [now()],
  );
  for (const { id } of ended) {
    await writeStatus(parts, id, 'off', null, { states: ['requested', 'active', 'error'] });
    await publish(sql, newsChannel(id), null);
  }
}
