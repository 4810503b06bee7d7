import type { Resource } from '#fhir';
import type { Context } from '#kernel';
import { memoryRecords } from './memory-records.ts';
import { memorySearch } from './memory-search.ts';
import { memoryStore, refuseFaults } from './memory-store.ts';

/** What an operation sent by the outbox. */
export interface SentItem {
  readonly channel: string;
  readonly key: string;
  readonly payload: unknown;
}

/** A job that an operation asked for. */
export interface AskedJob {
  readonly id: string;
  readonly job: string;
  readonly input: unknown;
}

/** A context in memory, and what an operation left in it. */
export interface TestContext extends Context {
  readonly sent: readonly SentItem[];
  readonly asked: readonly AskedJob[];
}

/** Where the clock of `contextWith` stands. */
export const STANDING = '2026-01-02T03:04:05.000Z';

/**
 * A context for the test of an operation: these resources in memory, a clock that stands still, seeded chance, and a
 * person of the hospital. Resources that break a rule of FHIR are refused. Tables and other operations are not there:
 * tests of those run over PostgreSQL.
 */
export function contextWith(...resources: readonly Resource[]): TestContext {
  const now = (): Date => new Date(STANDING);
  const zone = 'Asia/Shanghai';
  const records = memoryRecords();
  for (const resource of resources) {
    if (resource.id === undefined) throw new Error(`A ${resource.resourceType} of a test needs an id`);
    refuseFaults(resource);
    records.put(resource.resourceType, resource.id, resource, now());
  }
  const newId = counted('new');
  const store = memoryStore(records, memorySearch(records, zone, now), now, newId);
  const sent: SentItem[] = [];
  const asked: AskedJob[] = [];
  return {
    store,
    facts: { read: store.read, search: store.search },
    tables: { query: () => Promise.reject(new Error('There are no tables in memory: test this over PostgreSQL')) },
    outbox: {
      send: async (channel, key, payload) => {
        if (!sent.some((item) => item.channel === channel && item.key === key)) sent.push({ channel, key, payload });
      },
    },
    jobs: {
      enqueue: async (job, input) => {
        const id = `job-${asked.length + 1}`;
        asked.push({ id, job, input });
        return id;
      },
    },
    sequences: memorySequences(),
    user: {
      subject: 'Practitioner/tester',
      name: '测试者',
      roles: ['tester'],
      actor: { reference: 'Practitioner/tester', display: '测试者' },
      organization: { reference: 'Organization/root' },
    },
    now,
    zone,
    random: chance(1),
    call: (operation) => Promise.reject(new Error(`${operation} cannot be called in memory`)),
    log: () => undefined,
    signal: new AbortController().signal,
    sent,
    asked,
  };
}

function counted(name: string): () => string {
  let count = 0;
  return () => `${name}-${(count += 1)}`;
}

function memorySequences(): Context['sequences'] {
  const values = new Map<string, number>();
  return {
    async next(name) {
      const value = (values.get(name) ?? 0) + 1;
      values.set(name, value);
      return value;
    },
  };
}

/** Chance in [0, 1) that is the same in every run: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
