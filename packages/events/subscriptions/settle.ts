import type { Subscription } from '#fhir';
import { Refusal, type ChangeEvent } from '#kernel';
import { resourceOf, writerOf } from '#store';
import { allowedAddress } from './allowed-address.ts';
import { compileCriteria, type Criteria } from './criteria.ts';
import type { SubscriptionParts } from './parts.ts';
import { ownerSession, type State } from './row.ts';
import { readRule, type Rule } from './rule.ts';

/** A subscription in force, ready to match. */
export interface Live {
  readonly rule: Rule;
  /** By type of resource. */
  readonly criteria: ReadonlyMap<string, readonly Criteria[]>;
  readonly agent: number;
  readonly owner: number;
}

/** What a change of a Subscription means. */
export type Settled =
  | { readonly what: 'removed'; readonly id: string }
  | {
      readonly what: 'put';
      readonly id: string;
      readonly version: number;
      readonly agent: number;
      readonly owner: number;
      readonly state: State;
      readonly fault: string | null;
      /** Undefined while it is off or wrong. */
      readonly live: Live | undefined;
    };

/** Reads what a change of a Subscription means; undefined for our own writes of its state. */
export async function settle(
  parts: SubscriptionParts,
  event: ChangeEvent,
  before: Live | undefined,
): Promise<Settled | undefined> {
  const { id, version } = event;
  if (event.method === 'delete') return { what: 'removed', id };
  const { engine } = parts.store;
  const writer = await writerOf(engine.sql, event.sequence, engine.self('Subscription', id));
  if (writer === undefined || writer.agent === (await parts.system()).agent) return undefined;
  const subscription = await versionOf(parts, id, version, writer);
  if (subscription === undefined) return undefined;
  const head = { what: 'put', id, version, ...writer } as const;
  const { status } = subscription;
  if (status === 'off' || status === 'error')
    return { ...head, state: status, fault: subscription.error ?? null, live: undefined };
  try {
    const live = await compile(parts, subscription, writer);
    if (live.rule.ends !== undefined && live.rule.ends <= engine.now())
      return { ...head, state: 'off', fault: null, live: undefined };
    const proven =
      status === 'active' && before?.rule.endpoint === live.rule.endpoint && before?.rule.channel === live.rule.channel;
    return { ...head, state: live.rule.channel === 'websocket' || proven ? 'active' : 'requested', fault: null, live };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { ...head, state: 'error', fault: `${fault.words['zh-CN']} ${fault.words.en}`, live: undefined };
  }
}

/** Reads and compiles a subscription; refuses what this server cannot do. */
export async function compile(
  { criteria: parts, hosts }: SubscriptionParts,
  subscription: Subscription,
  { agent, owner }: Pick<Live, 'agent' | 'owner'>,
): Promise<Live> {
  const rule = readRule(subscription);
  if (rule.channel === 'rest-hook') allowedAddress(rule.endpoint ?? '', hosts);
  const criteria = new Map<string, readonly Criteria[]>();
  for (const [type, filters] of rule.filters)
    criteria.set(type, await Promise.all(filters.map((pairs) => compileCriteria(parts, type, pairs))));
  return { rule, criteria, agent, owner };
}

/** A version of a Subscription as its owner may read it; undefined where it is gone. */
export async function versionOf(
  { store }: SubscriptionParts,
  id: string,
  version: number,
  { agent, owner }: Pick<Live, 'agent' | 'owner'>,
): Promise<Subscription | undefined> {
  try {
    return resourceOf<Subscription>(
      (await store.vread(ownerSession({ id, agent, owner }), 'Subscription', id, String(version))).text,
    );
  } catch (fault) {
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}
