import { randomUUID } from 'node:crypto';
import { writeJson, type Bundle, type BundleEntry } from '#fhir';
import { Refusal } from '#kernel';
import { resourceOf, type FhirStore, type Session } from '#store';
import type { NumberedEvent } from './row.ts';
import { statusParameters, type StatusFacts } from './status.ts';

const PROFILE =
  'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-notification-r4';

/** What a notification is made of. */
export interface NotificationFacts extends StatusFacts {
  readonly store: Pick<FhirStore, 'vread'>;
  /** Who reads the content: the owner, or who asks for it. */
  readonly session: Session;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A notification as FHIR JSON: a history Bundle, the status first (R5 backport 1.1, backport-subscription-notification-r4). */
export async function notification(facts: NotificationFacts): Promise<string> {
  const { row, base, content, events, now } = facts;
  const status = statusParameters(facts);
  const entries = content === 'full-resource' ? await Promise.all(events.map((event) => entryOf(facts, event))) : [];
  const bundle: Bundle = {
    resourceType: 'Bundle',
    id: randomUUID(),
    meta: { profile: [PROFILE] },
    type: 'history',
    timestamp: new Date(now).toISOString(),
    entry: [
      {
        fullUrl: `urn:uuid:${status.id}`,
        resource: status,
        request: { method: 'GET', url: `${base}/Subscription/${row.id}/$status` },
        response: { status: '200' },
      },
      ...entries,
    ],
  };
  return writeJson(bundle);
}

async function entryOf(
  { store, session, base }: NotificationFacts,
  { type, id, version }: NumberedEvent,
): Promise<BundleEntry> {
  const made = version === 1;
  const head = {
    fullUrl: `${base}/${type}/${id}`,
    request: made ? ({ method: 'POST', url: type } as const) : ({ method: 'PUT', url: `${type}/${id}` } as const),
  };
  try {
    const { text } = await store.vread(session, type, id, String(version));
    return { ...head, resource: resourceOf(text), response: { status: made ? '201' : '200' } };
  } catch (fault) {
    // Gone, shredded or no longer to be seen: the entry says so, and the rest of the notification stands.
    if (fault instanceof Refusal) return { ...head, response: { status: '404' } };
    throw fault;
  }
}
