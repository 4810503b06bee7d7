import type { Resource, Subscription } from '#fhir';
import { parseCriteria, type CriteriaParts } from './criteria.ts';
import { readRule } from './rule.ts';

/** Refuses a Subscription that is asked to run and cannot, when it is written; other resources pass. */
export function checkSubscription(parts: Omit<CriteriaParts, 'codes'>, resource: Resource): void {
  if (resource.resourceType !== 'Subscription') return;
  const subscription: Subscription = resource;
  if (subscription.status !== 'requested' && subscription.status !== 'active') return;
  for (const [type, filters] of readRule(subscription).filters) {
    for (const pairs of filters) parseCriteria(parts, type, pairs);
  }
}
