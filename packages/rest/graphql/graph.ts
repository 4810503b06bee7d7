import type { Resource } from '#fhir';
import { targetOf, type JsonObject } from '#fhir';
import { Refusal } from '#kernel';
import { resourceOf, type FhirStore, type SearchPage, type Session } from '#store';
import { tooManyLoads, tooManyValues, unresolved } from './refusals.ts';

/** A value of a resource as the fields see it: `type` is a name for membersOf, `root` the resource that holds it. */
export interface Node {
  readonly type: string;
  readonly value: JsonObject;
  readonly root: JsonObject;
}

/** What a query reads through: the store with the caller's session, each resource once, within limits. */
export interface Graph {
  readonly read: (type: string, id: string, version?: string) => Promise<Node>;
  /** The target of a literal or contained reference, seen from the resource that holds it. */
  readonly resolve: (reference: string, root: JsonObject) => Promise<Node>;
  readonly search: (type: string, query: readonly (readonly [string, string])[]) => Promise<SearchPage>;
  /** Counts a value of the answer. */
  readonly spend: () => void;
}

/** Reads and searches of one query. */
const MOST_LOADS = 5000;
/** Values of one answer. */
const MOST_VALUES = 500_000;

/** A graph over the store for one query. `base` is our own address. */
export function openGraph(store: Pick<FhirStore, 'read' | 'vread' | 'search'>, session: Session, base: string): Graph {
  const known = new Map<string, Promise<Node>>();
  let loads = 0;
  let values = 0;
  const load = (): void => {
    loads += 1;
    if (loads > MOST_LOADS) throw tooManyLoads(MOST_LOADS);
  };
  const read = (type: string, id: string, version?: string): Promise<Node> => {
    const name = `${type}/${id}/${version ?? ''}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    load();
    // The store reads those that are asked for in one turn together.
    const reading = version === undefined ? store.read(session, type, id) : store.vread(session, type, id, version);
    const node = reading.then(({ text }) => nodeOf(resourceOf(text)));
    known.set(name, node);
    return node;
  };
  return {
    read,
    resolve: async (reference, root) => {
      if (reference.startsWith('#')) return contained(reference.slice(1), root);
      const target = targetOf(reference);
      if (target === undefined || (target.base !== '' && target.base !== `${base}/`)) throw unresolved(reference);
      return read(target.type, target.id, target.version);
    },
    search: async (type, query) => {
      load();
      return store.search(session, { type, handling: 'strict' }, query);
    },
    spend: () => {
      values += 1;
      if (values > MOST_VALUES) throw tooManyValues(MOST_VALUES);
    },
  };
}

/** A resource as a node. */
export function nodeOf(resource: Resource): Node {
  const value = resource as unknown as JsonObject;
  return { type: resource.resourceType, value, root: value };
}

function contained(id: string, root: JsonObject): Node {
  const inside =
    id === ''
      ? root
      : (Array.isArray(root['contained']) ? root['contained'] : []).find((one: JsonObject) => one?.['id'] === id);
  if (inside === undefined || typeof inside['resourceType'] !== 'string') throw unresolved(`#${id}`);
  return { type: inside['resourceType'], value: inside, root };
}

/** Whether a fault says that there is nothing at a reference. */
export const isAbsent = (fault: unknown): boolean =>
  fault instanceof Refusal && (fault.kind === 'not-found' || fault.kind === 'gone');
