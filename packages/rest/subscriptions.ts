import { randomUUID } from 'node:crypto';
import { checkSubscription, type SubscriptionParts } from '#events';
import type { Resource } from '#fhir';
import { agents, ROOT, type OpenStore, type SearchSetting, type Session, type SqlPool } from '#store';

/** Who writes the state of a subscription into its resource. */
const SYSTEM = { subject: 'system:subscriptions', name: 'Suwen', role: 'system' };

/** What subscriptions need besides store and search. */
export interface HookParts {
  readonly sql: SqlPool;
  readonly now: () => number;
  readonly bases: readonly string[];
  /** Hosts that rest-hooks may go to; none without it. */
  readonly hookHosts?: readonly string[];
  readonly report: (fault: unknown, facts: Readonly<Record<string, string>>) => void;
}

/** Subscriptions over an open store. */
export function subscriptionParts(
  { sql, now, bases, hookHosts = [], report }: HookParts,
  store: OpenStore,
  { context, codes }: SearchSetting,
): SubscriptionParts {
  const known = agents(sql);
  const system = async (): Promise<Session> => ({
    agent: await known.numberOf(SYSTEM),
    owner: ROOT,
    request: randomUUID(),
    note: 'subscription',
  });
  return {
    store,
    criteria: { context, now, codes },
    system,
    hosts: hookHosts,
    base: bases[0] ?? '',
    report: (fault) => report(fault, { during: 'subscriptions' }),
  };
}

/** Refuses a Subscription that is to run and cannot, when it is written. */
export const subscriptionCheck =
  ({ context }: Pick<SearchSetting, 'context'>, now: () => number) =>
  (resource: Resource): void =>
    checkSubscription({ context, now }, resource);
