import { isResourceType, type Reference, type Resource } from '#fhir';
import { Refusal, type Query, type Store } from '#kernel';
import { conditionMissing, referenceUnreadable, tooManyFacts, versionMoved, type Pairs } from '#store';
import { validateResource } from '#validation';
import type { MemoryRecords } from './memory-records.ts';
import type { MemorySearch } from './memory-search.ts';

/** Matches that a rule may ask for at once, as in the store. */
const MOST = 5000;

/** The store of an operation, in memory: it validates, counts versions and refuses as the real one does. */
export function memoryStore(records: MemoryRecords, search: MemorySearch, now: () => Date, newId: () => string): Store {
  const write = <T extends Resource>(resource: T, id: string): T => {
    const named = { ...resource, id };
    refuseFaults(named);
    return records.put(resource.resourceType, id, named, now()) as T;
  };
  return {
    read: async <T extends Resource>(reference: Reference<T>) => records.existing(...partsOf(reference)) as T,
    search: async <T extends Resource>(type: T['resourceType'], query: Query) => {
      const found = search(type, pairsOf(query));
      if (found.length > MOST) throw tooManyFacts(type, MOST);
      return found as readonly T[];
    },
    create: async (resource) => write(resource, newId()),
    update: async (resource) => {
      const { resourceType, id = '', meta } = resource;
      const current = Number(records.existing(resourceType, id).meta?.versionId);
      const read = Number(meta?.versionId ?? current);
      if (read !== current) throw versionMoved(resourceType, id, read, current);
      return write(resource, id);
    },
    delete: async (reference) => {
      const [type, id] = partsOf(reference);
      records.existing(type, id);
      records.put(type, id, undefined, now());
    },
  };
}

/** Refuses what breaks a rule of the base specification. */
export function refuseFaults(resource: Resource): void {
  const faults = validateResource(resource).filter(({ severity }) => severity === 'error');
  const [first] = faults;
  if (first === undefined) return;
  const details = faults.map(({ code, words, expression }) => ({ code, words, expression }));
  throw new Refusal('incorrect', first.code, first.words, { details });
}

const pairsOf = (query: Query): Pairs =>
  Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) throw conditionMissing(name);
    return typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const);
  });

function partsOf({ reference = '' }: Reference): readonly [string, string] {
  const [type = '', id = ''] = reference.split('/');
  if (!isResourceType(type) || id === '') throw referenceUnreadable(reference);
  return [type, id];
}
