import { rememberPosition, type Sql } from '#store';
import type { Consumer } from '../consume.ts';
import { publish } from '../hub/publish.ts';
import { sendOut } from '../outbox.ts';
import { matchEvents, type Hit } from './match-events.ts';
import { newsChannel, type SubscriptionParts } from './parts.ts';
import { laneOf, REST_HOOK, type HookItem } from './hook-item.ts';
import { findRow, liveRows, numberEvents, type Row } from './row.ts';
import { compile, settle, versionOf, type Live, type Settled } from './settle.ts';
import { writeStatus } from './write-status.ts';

/** Name of the consumer. */
const NAME = 'events/subscriptions';

/**
 * Matches every change with the subscriptions that stood before it in the one order, numbers what they meet without gaps,
 * and sends or announces it, all in the transaction that remembers how far the consumer came: each event is numbered once.
 */
export function subscriptionConsumer(parts: SubscriptionParts): Consumer {
  const live = new Map<string, Live>();
  return {
    name: NAME,
    types: () => [...new Set(['Subscription', ...[...live.values()].flatMap(({ criteria }) => [...criteria.keys()])])],
    begin: () => load(parts, live),
    async handle({ last, events }) {
      // What is watched changes with a Subscription: the batch ends with its commit.
      const done = events.find(({ type }) => type === 'Subscription')?.sequence ?? last;
      const now = events.filter(({ sequence }) => sequence <= done);
      const hits = await matchEvents(
        parts,
        live,
        now.filter(({ type }) => type !== 'Subscription' || watchesSubscriptions(live)),
      );
      const changes: Settled[] = [];
      for (const event of now.filter(({ type }) => type === 'Subscription')) {
        const settled = await settle(parts, event, live.get(event.id));
        if (settled === undefined) continue;
        if (settled.what === 'put')
          await writeStatus(parts, settled.id, settled.state, settled.fault, { version: settled.version });
        changes.push(settled);
      }
      await parts.store.engine.sql.transaction(async (sql) => {
        await numberHits(parts, sql, live, hits);
        for (const change of changes) await apply(parts, sql, change);
        await rememberPosition(sql, NAME, done);
      });
      for (const change of changes) {
        if (change.what === 'put' && change.live !== undefined) live.set(change.id, change.live);
        else live.delete(change.id);
      }
      return done;
    },
  };
}

const watchesSubscriptions = (live: ReadonlyMap<string, Live>): boolean =>
  [...live.values()].some(({ criteria }) => criteria.has('Subscription'));

async function load(parts: SubscriptionParts, live: Map<string, Live>): Promise<void> {
  live.clear();
  for (const row of await liveRows(parts.store.engine.sql)) {
    const subscription = await versionOf(parts, row.id, row.version, row);
    if (subscription === undefined) continue;
    try {
      live.set(row.id, await compile(parts, subscription, row));
    } catch (fault) {
      // What could be read once and cannot now (a value set that was unloaded) must not stop the others.
      parts.report(fault);
    }
  }
}

async function numberHits(
  { store }: SubscriptionParts,
  sql: Sql,
  live: ReadonlyMap<string, Live>,
  hits: readonly Hit[],
): Promise<void> {
  const bySubscription = new Map<string, Hit['event'][]>();
  for (const { event, ids } of hits) {
    for (const id of ids) {
      const there = bySubscription.get(id);
      if (there) there.push(event);
      else bySubscription.set(id, [event]);
    }
  }
  // In one order for all, so that nobody waits in a circle.
  for (const [id, events] of [...bySubscription].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const row = await findRow(sql, id);
    if (row === undefined || row.state === 'off') continue;
    const number = await numberEvents(
      sql,
      id,
      events.map(({ at, type, id: focus, version }) => ({ at: new Date(at), type, id: focus, version })),
    );
    if (row.state !== 'error' && live.get(id)?.rule.channel === 'rest-hook')
      await sendHook(store.engine, sql, row, { kind: 'events', number });
    await publish(sql, newsChannel(id), number);
  }
}

async function apply({ store: { engine } }: SubscriptionParts, sql: Sql, change: Settled): Promise<void> {
  const { id } = change;
  if (change.what === 'removed') {
    await sql.query('subscription-remove', 'delete from suwen.subscription where id = $1', [id]);
    await dropWaiting(sql, id);
    return publish(sql, newsChannel(id), null);
  }
  const { version, agent, owner, state, fault, live } = change;
  const { heartbeat, ends, channel } = live?.rule ?? {};
  const beats = heartbeat !== undefined && channel === 'rest-hook';
  if (state === 'requested' || state === 'off' || state === 'error') await dropWaiting(sql, id);
  await sql.query(
    'subscription-put',
    `insert into suwen.subscription as s (id, state, fault, version, agent, owner, heartbeat, ends, beat)
     values ($1, $2, $3, $4, $5, $6, $7::int, to_timestamp($8::float8 / 1000), case when $9::boolean then to_timestamp($10::float8 / 1000) + make_interval(secs => $7::int) end)
     on conflict (id) do update set state = excluded.state, fault = excluded.fault, version = excluded.version, agent = excluded.agent,
       owner = excluded.owner, heartbeat = excluded.heartbeat, ends = excluded.ends, beat = excluded.beat,
       sent = case when s.state in ('error', 'off') then s.number else s.sent end`,
    [id, state, fault, version, agent, owner, heartbeat ?? null, ends ?? null, beats, engine.now()],
  );
  const row = await findRow(sql, id);
  if (row !== undefined && state === 'requested') {
    await sendHook(engine, sql, row, { kind: 'handshake', number: version });
    // What was dropped above waits behind the handshake again.
    if (row.sent < row.number) await sendHook(engine, sql, row, { kind: 'events', number: row.number, again: version });
  }
  await publish(sql, newsChannel(id), row?.number ?? 0);
}

const dropWaiting = async (sql: Sql, id: string): Promise<void> =>
  void (await sql.query(
    'subscription-drop',
    `update suwen.outbox set state = 'withdrawn' where lane = $1 and state = 'waiting' and leased is null`,
    [laneOf(id)],
  ));

const sendHook = (
  engine: SubscriptionParts['store']['engine'],
  sql: Sql,
  { id }: Row,
  item: Omit<HookItem, 'subscription'>,
): Promise<void> =>
  sendOut(engine, sql, {
    channel: REST_HOOK,
    key: `${id}/${item.kind}/${item.number}${item.again === undefined ? '' : `/${item.again}`}`,
    lane: laneOf(id),
    payload: { subscription: id, ...item } satisfies HookItem,
    request: NO_REQUEST,
  });

/** Nobody's request: no undo withdraws it, since it tells of what has committed. */
const NO_REQUEST = '00000000-0000-0000-0000-000000000000';
