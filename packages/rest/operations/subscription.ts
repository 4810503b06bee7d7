import type { Parameters } from '#fhir';
import { issueBinding, pastEvents, statusOfMany, statusOfOne, type EventsAsked, type SubscriptionParts } from '#events';
import type { RestOperation } from '../door.ts';
import { wrongParameter } from '../refusals.ts';
import { givenText, givenValues, operationInput } from './input.ts';

const definition = (name: string) => (): string =>
  `http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition/backport-subscription-${name}`;

/** Path, below the base, at which WebSockets of subscriptions are opened. */
export const SUBSCRIPTION_SOCKET = '/ws';

/** $status, $events and $get-ws-binding-token of Subscription (R5 backport 1.1). */
export const subscriptionOperations = (parts: SubscriptionParts): readonly RestOperation[] => [
  statusOperation(parts),
  eventsOperation(parts),
  bindingOperation(parts),
];

const statusOperation = (parts: SubscriptionParts): RestOperation => ({
  name: 'status',
  title: { 'zh-CN': '订阅状态', en: 'Status of subscriptions' },
  at: { system: false, types: ['Subscription'], instance: true },
  definition: definition('status'),
  get: true,
  changes: false,
  run: async (_, { request, session }, { id }) => {
    if (id !== undefined) return { status: 200, body: await statusOfOne(parts, session, request.base, id) };
    const input = operationInput(request);
    const body = await statusOfMany(parts, session, request.base, texts(input, 'id'), texts(input, 'status'));
    return { status: 200, body };
  },
});

const eventsOperation = (parts: SubscriptionParts): RestOperation => ({
  name: 'events',
  title: { 'zh-CN': '订阅的既往事件', en: 'Past events of a subscription' },
  at: { system: false, types: ['Subscription'], instance: true },
  definition: definition('events'),
  get: true,
  changes: false,
  run: async (_, { request, session }, { id }) => {
    if (id === undefined)
      throw wrongParameter('id', '缺失:请用 Subscription/[id]/$events', 'is missing: use Subscription/[id]/$events');
    return { status: 200, body: await pastEvents(parts, session, request.base, id, askedOf(operationInput(request))) };
  },
});

const bindingOperation = (parts: SubscriptionParts): RestOperation => ({
  name: 'get-ws-binding-token',
  title: { 'zh-CN': '取得 WebSocket 绑定令牌', en: 'Get a token that binds a WebSocket' },
  at: { system: false, types: ['Subscription'], instance: true },
  definition: definition('get-ws-binding-token'),
  get: true,
  changes: false,
  run: async (_, { request, session }, { id }) => {
    const ids = id === undefined ? texts(operationInput(request), 'id') : [id];
    const address = `${request.base.replace(/^http/u, 'ws')}${SUBSCRIPTION_SOCKET}`;
    return { status: 200, body: JSON.stringify(await issueBinding(parts, session, address, ids)) };
  },
});

function askedOf(input: Parameters): EventsAsked {
  const [since, until, content] = [
    numberOf(input, 'eventsSinceNumber'),
    numberOf(input, 'eventsUntilNumber'),
    givenText(input, 'content'),
  ];
  if (content !== undefined && content !== 'empty' && content !== 'id-only' && content !== 'full-resource') {
    throw wrongParameter('content', '应为 empty、id-only 或 full-resource', 'must be empty, id-only or full-resource');
  }
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(content === undefined ? {} : { content }),
  };
}

/** Event numbers are strings in R4 (integer64 of R5); numbers are taken as well. */
function numberOf(input: Parameters, name: string): number | undefined {
  const [value] = givenValues(input, name);
  if (value === undefined) return undefined;
  const isText = typeof value === 'string' || typeof value === 'number';
  if (isText && /^\d{1,15}$/u.test(String(value))) return Number(value);
  throw wrongParameter(name, '应为事件编号', 'must be the number of an event');
}

const texts = (input: Parameters, name: string): readonly string[] =>
  givenValues(input, name).filter((value) => typeof value === 'string');
