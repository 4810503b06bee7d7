import { randomUUID } from 'node:crypto';
import { writeJson, type Bundle, type Parameters, type Subscription } from '#fhir';
import { resourceOf, type Session } from '#store';
import { notWebSocket, subscriptionOfOthers, tooManyEvents } from '../refusals.ts';
import { BINDING_MS, bindingToken } from './binding-token.ts';
import { notification } from './notification.ts';
import type { SubscriptionParts } from './parts.ts';
import { demandRow, eventsOf, findRow, rowsOf, type Row } from './row.ts';
import { readRule, type Content } from './rule.ts';
import { statusParameters } from './status.ts';

/** Which past events are asked for; numbers are inclusive. */
export interface EventsAsked {
  readonly since?: number;
  readonly until?: number;
  readonly content?: Content;
}

/** Events that are given at once. */
const MOST = 1000;

/** $status of one subscription: a searchset Bundle of its status (R5 backport 1.1). */
export async function statusOfOne(
  parts: SubscriptionParts,
  session: Session,
  base: string,
  id: string,
): Promise<string> {
  return statusBundle([await statusEntry(parts, session, base, id, await findRow(parts.store.engine.sql, id))]);
}

/** $status of several: those named, else all that the caller owns; of some states alone where they are given. */
export async function statusOfMany(
  parts: SubscriptionParts,
  session: Session,
  base: string,
  ids: readonly string[],
  states: readonly string[],
): Promise<string> {
  const { sql } = parts.store.engine;
  const all = ids.length === 0 ? (await rowsOf(sql, session.agent)).map(({ id }) => id) : ids;
  const entries = await Promise.all(all.map(async (id) => ({ row: await findRow(sql, id), id })));
  const wanted = entries.filter(({ row }) => states.length === 0 || states.includes(row?.state ?? 'requested'));
  return statusBundle(await Promise.all(wanted.map(({ id, row }) => statusEntry(parts, session, base, id, row))));
}

/** Who may read the resource may see its status; a subscription that the worker has not taken up yet is 'requested'. */
async function statusEntry(
  { store }: SubscriptionParts,
  session: Session,
  base: string,
  id: string,
  row: Row | undefined,
): Promise<Parameters> {
  const subscription = resourceOf<Subscription>((await store.read(session, 'Subscription', id)).text);
  const topic = subscription.criteria.startsWith('urn:') ? subscription.criteria : undefined;
  const facts = row ?? { id, state: subscription.status, number: 0, fault: subscription.error ?? null };
  return statusParameters({ rule: { topic }, row: facts, type: 'query-status', events: [], content: 'id-only', base });
}

function statusBundle(statuses: readonly Parameters[]): string {
  const bundle: Bundle = {
    resourceType: 'Bundle',
    id: randomUUID(),
    type: 'searchset',
    total: statuses.length,
    ...(statuses.length === 0
      ? {}
      : {
          entry: statuses.map((status) => ({
            fullUrl: `urn:uuid:${status.id}`,
            resource: status,
            search: { mode: 'match' } as const,
          })),
        }),
  };
  return writeJson(bundle);
}

/** $events: past events as a notification, for catching up; content as the caller may read it. Refuses more than 1,000. */
export async function pastEvents(
  parts: SubscriptionParts,
  session: Session,
  base: string,
  id: string,
  { since = 1, until, content }: EventsAsked,
): Promise<string> {
  const { store } = parts;
  const { sql, now } = store.engine;
  const { text } = await store.read(session, 'Subscription', id);
  const row = await demandRow(sql, id);
  if (row.agent !== session.agent) throw subscriptionOfOthers();
  const rule = readRule(resourceOf<Subscription>(text));
  const events = await eventsOf(sql, id, since, Math.min(until ?? row.number, row.number), MOST + 1);
  if (events.length > MOST) throw tooManyEvents(Math.min(until ?? row.number, row.number) - since + 1, MOST);
  return notification({
    rule,
    row,
    type: 'query-event',
    events,
    content: content ?? rule.content,
    base,
    store,
    session,
    now: now(),
  });
}

/** $get-ws-binding-token: lets the caller hear its own websocket subscriptions; all of them where none is named. */
export async function issueBinding(
  { store }: SubscriptionParts,
  session: Session,
  address: string,
  ids: readonly string[],
): Promise<Parameters> {
  const { engine } = store;
  const wanted = ids.length > 0 ? ids : await websocketsOf(store, session);
  for (const id of wanted) {
    const subscription = resourceOf<Subscription>((await store.read(session, 'Subscription', id)).text);
    if (subscription.channel.type !== 'websocket') throw notWebSocket(id);
    if ((await demandRow(engine.sql, id)).agent !== session.agent) throw subscriptionOfOthers();
  }
  const expires = engine.now() + BINDING_MS;
  return {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'token',
        valueString: await bindingToken(engine, { subscriptions: wanted, agent: session.agent, expires }),
      },
      { name: 'expiration', valueDateTime: new Date(expires).toISOString() },
      ...wanted.map((id) => ({ name: 'subscription', valueString: id })),
      { name: 'websocket-url', valueUrl: address },
    ],
  };
}

async function websocketsOf(store: SubscriptionParts['store'], session: Session): Promise<readonly string[]> {
  const rows = await rowsOf(store.engine.sql, session.agent);
  const live = rows.filter(({ state }) => state !== 'off');
  const found = await Promise.all(
    live.map(async ({ id }) => resourceOf<Subscription>((await store.read(session, 'Subscription', id)).text)),
  );
  return found.flatMap(({ id = '', channel }) => (channel.type === 'websocket' ? [id] : []));
}
