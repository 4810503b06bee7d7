import type { Extension, Subscription } from '#fhir';
import type { Pairs } from '#store';
import {
  channelUnsupported,
  criteriaUnreadable,
  endpointMissing,
  payloadUnsupported,
  topicUnknown,
} from '../refusals.ts';

/** How much of a resource a notification holds (backport-payload-content). */
export type Content = 'empty' | 'id-only' | 'full-resource';

/** A subscription as its resource asks for it. */
export interface Rule {
  readonly id: string;
  /** By type of resource: all of its filters must hold. */
  readonly filters: ReadonlyMap<string, readonly Pairs[]>;
  /** Canonical address of the topic; undefined for a subscription by R4's own rules. */
  readonly topic: string | undefined;
  readonly channel: 'rest-hook' | 'websocket';
  readonly endpoint: string | undefined;
  /** Headers of each request, in order. */
  readonly headers: readonly (readonly [string, string])[];
  readonly content: Content;
  /** Notifications are bundles (backport); otherwise R4's plain POST or PUT of the resource. */
  readonly bundles: boolean;
  /** Seconds between heartbeats. */
  readonly heartbeat: number | undefined;
  /** Seconds that a receiver may take. */
  readonly timeout: number | undefined;
  /** Events of one notification. */
  readonly maxCount: number;
  /** Milliseconds since 1970. */
  readonly ends: number | undefined;
}

/** The topic of ours that stands for every change; what is wanted of it is told by filters. */
export const CHANGES_TOPIC = 'urn:suwen:topic:resource-changes';

const BACKPORT = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-';
const MOST_EVENTS = 100;
const SHORTEST_HEARTBEAT_S = 5;

/** Reads a Subscription; refuses what this server cannot do, by name (R4 subscription.html; R5 backport 1.1). */
export function readRule(subscription: Subscription): Rule {
  const { id = '', channel, end } = subscription;
  const { _payload } = channel;
  const payload = _payload?.extension;
  const content = textOf(payload, 'payload-content');
  const bundles = content !== undefined || channel.type === 'websocket';
  const heartbeat = numberOf(channel.extension, 'heartbeat-period');
  return {
    id,
    ...filtersOf(subscription),
    channel: channelOf(channel, bundles),
    endpoint: channel.endpoint,
    headers: (channel.header ?? []).flatMap(readHeader),
    content: contentOf(content, channel.payload),
    bundles,
    heartbeat: heartbeat === undefined || heartbeat === 0 ? undefined : Math.max(heartbeat, SHORTEST_HEARTBEAT_S),
    timeout: numberOf(channel.extension, 'timeout'),
    maxCount: Math.min(numberOf(channel.extension, 'max-count') ?? MOST_EVENTS, MOST_EVENTS),
    ends: end === undefined ? undefined : Date.parse(end),
  };
}

function channelOf({ type, _type, endpoint, payload }: Subscription['channel'], bundles: boolean): Rule['channel'] {
  const custom = _type?.extension?.find(({ url }) => url === `${BACKPORT}channel-type`)?.valueCoding?.code;
  if (custom !== undefined) throw channelUnsupported(custom);
  if (type !== 'rest-hook' && type !== 'websocket') throw channelUnsupported(type);
  if (type === 'rest-hook' && (endpoint === undefined || !/^https?:\/\//iu.test(endpoint))) throw endpointMissing();
  if (payload !== undefined && !/json/iu.test(payload)) throw payloadUnsupported(payload);
  if (type === 'rest-hook' && bundles && payload === undefined) throw payloadUnsupported('');
  return type;
}

/** By R4's own rules a payload type asks for the whole resource, and none for an empty request. */
function contentOf(asked: string | undefined, payload: string | undefined): Content {
  if (asked === undefined) return payload === undefined ? 'empty' : 'full-resource';
  if (asked === 'empty' || asked === 'id-only' || asked === 'full-resource') return asked;
  throw payloadUnsupported(asked);
}

function filtersOf({ criteria, _criteria }: Subscription): Pick<Rule, 'filters' | 'topic'> {
  const given = (_criteria?.extension ?? [])
    .filter(({ url }) => url === `${BACKPORT}filter-criteria`)
    .map(({ valueString = '' }) => valueString);
  const isTopic = given.length > 0 || /^(?:https?|urn):/iu.test(criteria);
  if (isTopic && criteria !== CHANGES_TOPIC) throw topicUnknown(criteria, CHANGES_TOPIC);
  if (isTopic && given.length === 0) throw criteriaUnreadable(criteria);
  const filters = new Map<string, readonly Pairs[]>();
  for (const text of isTopic ? given : [criteria]) {
    const { type, pairs } = readCriteria(text);
    filters.set(type, [...(filters.get(type) ?? []), pairs]);
  }
  return { filters, topic: isTopic ? criteria : undefined };
}

function readCriteria(text: string): { readonly type: string; readonly pairs: Pairs } {
  const match = /^\/?([A-Z][A-Za-z]{1,63})(?:\?(.*))?$/su.exec(text.trim());
  const type = match?.[1];
  if (type === undefined) throw criteriaUnreadable(text);
  return { type, pairs: [...new URLSearchParams(match?.[2] ?? '')] };
}

const extensionOf = (extensions: readonly Extension[] | undefined, name: string): Extension | undefined =>
  extensions?.find(({ url }) => url === `${BACKPORT}${name}`);

const textOf = (extensions: readonly Extension[] | undefined, name: string): string | undefined =>
  extensionOf(extensions, name)?.valueCode;

function numberOf(extensions: readonly Extension[] | undefined, name: string): number | undefined {
  const found = extensionOf(extensions, name);
  return found?.valueUnsignedInt ?? found?.valuePositiveInt ?? found?.valueInteger;
}

/** Headers that the connection itself sets. */
const OURS = new Set([
  'host',
  'content-length',
  'content-type',
  'transfer-encoding',
  'connection',
  'upgrade',
  'expect',
  'te',
  'trailer',
]);

function readHeader(line: string): readonly (readonly [string, string])[] {
  const [, name = '', value = ''] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e\t]*)$/u.exec(line) ?? [];
  return name === '' || OURS.has(name.toLowerCase()) ? [] : [[name, value.trim()]];
}
