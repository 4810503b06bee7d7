import { Refusal, type ChangeEvent } from '#kernel';
import { resourceOf } from '#store';
import type { SubscriptionParts } from './parts.ts';
import { ownerSession } from './row.ts';
import type { Live } from './settle.ts';

/** An event and the subscriptions that it meets. */
export interface Hit {
  readonly event: ChangeEvent;
  readonly ids: readonly string[];
}

/** Versions that are read side by side. */
const ABREAST = 16;

/**
 * Which subscriptions each event meets, in the order of the events. Content is read as the owner of each subscription may
 * read it; a deletion meets none (R4 subscription.html: criteria hold for the new value).
 */
export async function matchEvents(
  parts: SubscriptionParts,
  live: ReadonlyMap<string, Live>,
  events: readonly ChangeEvent[],
): Promise<readonly Hit[]> {
  const hits: Hit[] = [];
  for (let at = 0; at < events.length; at += ABREAST) {
    hits.push(
      ...(await Promise.all(
        events.slice(at, at + ABREAST).map(async (event) => ({ event, ids: await matchOne(parts, live, event) })),
      )),
    );
  }
  return hits.filter(({ ids }) => ids.length > 0);
}

async function matchOne(
  parts: SubscriptionParts,
  live: ReadonlyMap<string, Live>,
  event: ChangeEvent,
): Promise<readonly string[]> {
  if (event.method === 'delete') return [];
  const read = reader(parts, event);
  const ids: string[] = [];
  for (const [id, subscription] of live) {
    if (subscription.criteria.has(event.type) && (await meets(parts, id, subscription, event, read))) ids.push(id);
  }
  return ids;
}

type Read = (id: string, live: Live) => Promise<object | undefined>;

/** Reads the version of an event once for each owner. */
function reader({ store }: SubscriptionParts, { type, id, version }: ChangeEvent): Read {
  const known = new Map<string, Promise<object | undefined>>();
  return (subscription, { agent, owner }) => {
    const whose = `${agent}/${owner}`;
    const there = known.get(whose);
    if (there) return there;
    const read = store
      .vread(ownerSession({ id: subscription, agent, owner }), type, id, String(version))
      .then(({ text }) => resourceOf(text), unseen);
    known.set(whose, read);
    return read;
  };
}

/** What the owner may not see, or what was shredded, meets nothing. */
function unseen(fault: unknown): undefined {
  if (fault instanceof Refusal) return undefined;
  throw fault;
}

async function meets(
  { store }: SubscriptionParts,
  id: string,
  live: Live,
  { type, id: focus }: ChangeEvent,
  read: Read,
): Promise<boolean> {
  const resource = await read(id, live);
  if (resource === undefined) return false;
  for (const criteria of live.criteria.get(type) ?? []) {
    if (criteria.by === 'content') {
      if (!criteria.holds(resource)) return false;
      continue;
    }
    const { found } = await store.search(ownerSession({ id, ...live }), { type, handling: 'strict' }, [
      ...criteria.pairs,
      ['_id', focus],
      ['_count', '1'],
    ]);
    if (found.length === 0) return false;
  }
  return true;
}
