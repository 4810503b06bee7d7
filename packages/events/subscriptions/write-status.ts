import type { Resource, Subscription } from '#fhir';
import { Refusal } from '#kernel';
import type { SubscriptionParts } from './parts.ts';
import type { State } from './row.ts';

/** Over what a state may be written: one version, or any version that says one of these states. */
export type Over = { readonly version: number } | { readonly states: readonly State[] };

/**
 * Writes the state into the resource, as the house, where it says otherwise. Somebody who wrote since is not overwritten:
 * what they wrote is heard next. A resource that is gone is left alone.
 */
export async function writeStatus(
  { store, system }: SubscriptionParts,
  id: string,
  state: State,
  fault: string | null,
  over: Over,
): Promise<void> {
  const session = await system();
  try {
    const current =
      'version' in over
        ? await store.vread(session, 'Subscription', id, String(over.version))
        : await store.read(session, 'Subscription', id);
    const { status } = JSON.parse(current.text) as Pick<Subscription, 'status'>;
    if (status === state || ('states' in over && !over.states.includes(status))) return;
    await store.patch(session, 'Subscription', id, (resource) => withStatus(resource, state, fault), {
      ifMatch: current.version,
    });
  } catch (refusal) {
    const isPassed = refusal instanceof Refusal && ['precondition', 'gone', 'not-found'].includes(refusal.kind);
    if (!isPassed) throw refusal;
  }
}

function withStatus(resource: Resource, state: State, fault: string | null): Resource {
  const { error: _, ...subscription } = resource as Subscription;
  return { ...subscription, status: state, ...(fault === null ? {} : { error: fault }) };
}
