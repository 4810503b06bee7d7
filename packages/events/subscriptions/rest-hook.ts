import { publish } from '../hub/publish.ts';
import type { Channel } from '../deliver.ts';
import { allowedAddress } from './allowed-address.ts';
import { REST_HOOK, type HookItem } from './hook-item.ts';
import { notification } from './notification.ts';
import { newsChannel, type SubscriptionParts } from './parts.ts';
import { eventsOf, findRow, moveState, ownerSession, rememberSent, type NumberedEvent, type Row } from './row.ts';
import { readRule, type Rule } from './rule.ts';
import { sendRequest } from './send-request.ts';
import { versionOf } from './settle.ts';
import type { NotificationType } from './status.ts';
import { writeStatus } from './write-status.ts';

/** Seconds that a receiver may take where its subscription names none. */
const TIMEOUT_S = 20;

/**
 * Takes notifications to their receivers, in order, several events at once where they waited. A handshake that fails, or a
 * receiver that never answers, makes the subscription an error, which only its owner ends (R5 backport 1.1, errors).
 */
export const restHook = (parts: SubscriptionParts): Channel => ({
  name: REST_HOOK,
  async deliver(_key, payload, signal) {
    const item = payload as HookItem;
    const row = await findRow(parts.store.engine.sql, item.subscription);
    const subscription = row && (await versionOf(parts, row.id, row.version, row));
    if (row === undefined || subscription === undefined) return;
    const work: Work = { parts, row, rule: readRule(subscription), signal };
    if (item.kind === 'handshake') await shakeHands(work, item);
    else if (row.state !== 'active') return;
    else if (item.kind === 'heartbeat') await sendBundle(work, 'heartbeat', []);
    else await sendEvents(work, item.number);
  },
  gaveUp: async (_key, payload, fault) => toError(parts, (payload as HookItem).subscription, fault),
});

interface Work {
  readonly parts: SubscriptionParts;
  readonly row: Row;
  readonly rule: Rule;
  readonly signal: AbortSignal;
}

async function shakeHands(work: Work, { number }: HookItem): Promise<void> {
  const { parts, row, rule } = work;
  if (row.state !== 'requested' || row.version !== number) return;
  try {
    // R4's own rules know no handshake.
    if (rule.bundles) await sendBundle(work, 'handshake', []);
  } catch (fault) {
    return toError(parts, row.id, fault instanceof Error ? fault.message : String(fault));
  }
  await writeStatus(parts, row.id, 'active', null, { states: ['requested'] });
  await moveState(parts.store.engine.sql, row.id, ['requested'], 'active', null);
}

async function toError(parts: SubscriptionParts, id: string, fault: string): Promise<void> {
  const { sql } = parts.store.engine;
  await writeStatus(parts, id, 'error', fault, { states: ['requested', 'active'] });
  await moveState(sql, id, ['requested', 'active'], 'error', fault);
  await publish(sql, newsChannel(id), null);
}

async function sendEvents(work: Work, upTo: number): Promise<void> {
  const { parts, row, rule } = work;
  const { sql } = parts.store.engine;
  const most = rule.bundles ? rule.maxCount : 1;
  for (let from = row.sent + 1; from <= upTo;) {
    const events = await eventsOf(sql, row.id, from, upTo, most);
    const last = events.at(-1);
    if (last === undefined) return;
    if (rule.bundles) await sendBundle(work, 'event-notification', events);
    else await sendPlain(work, last);
    await rememberSent(sql, row.id, last.number);
    from = last.number + 1;
  }
}

async function sendBundle(work: Work, type: NotificationType, events: readonly NumberedEvent[]): Promise<void> {
  const { parts, row, rule } = work;
  const { store, base } = parts;
  const now = store.engine.now();
  const body = await notification({
    rule,
    row,
    type,
    events,
    content: rule.content,
    base,
    store,
    session: ownerSession(row),
    now,
  });
  await send(work, rule.endpoint ?? '', 'POST', body);
}

/** R4's own way: an empty POST, or the resource by PUT below the endpoint (code system subscription-channel-type). */
async function sendPlain(work: Work, { type, id, version }: NumberedEvent): Promise<void> {
  const { parts, row, rule } = work;
  const endpoint = rule.endpoint ?? '';
  if (rule.content === 'empty') return send(work, endpoint, 'POST', '');
  const { text } = await parts.store.vread(ownerSession(row), type, id, String(version));
  return send(work, `${endpoint.replace(/\/$/u, '')}/${type}/${id}`, 'PUT', text);
}

const send = (work: Work, url: string, method: 'POST' | 'PUT', body: string): Promise<void> =>
  sendRequest(allowedAddress(url, work.parts.hosts), {
    method,
    body,
    headers: work.rule.headers,
    signal: AbortSignal.any([work.signal, AbortSignal.timeout((work.rule.timeout ?? TIMEOUT_S) * 1000)]),
  });
