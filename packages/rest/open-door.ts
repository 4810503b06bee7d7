import { randomUUID } from 'node:crypto';
import { compartment, typeNumber, type Resource, type SearchParameter } from '#fhir';
import { bigintOf, NO_STATISTICS, slotText, ucum, type AnswerContext, type Registry } from '#search';
import { createEnvelopes, hash64, newHash64, type HashKey, type Keys, type Tokens, type Claims } from '#security';
import {
  agents,
  blobTable,
  everything,
  finder,
  HASH_KEY,
  openStore,
  organizations,
  readBreadth,
  resourceOf,
  ROOT,
  search,
  type OpenStore,
  type SearchSetting,
  type Session,
  type SqlPool,
} from '#store';
import { validateResource } from '#validation';
import { createBlobs, type Shelf } from '#blobs';
import type { SubscriptionParts } from '#events';
import { jobQueue, type AnyJob } from '#jobs';
import type { AnyOperation } from '#kernel';
import { operationRegistry, type Runner } from '#operations';
import type { Door, RestOperation } from './door.ts';
import { bulkFiles, bulkJobs, bulkOperations, type BulkDataParts } from './bulk/index.ts';
import { settle } from './hospital-parameters.ts';
import { openLiveIndex, type LiveIndex } from './live-index.ts';
import { houseOperation } from './operations/house-operation.ts';
import { standardOperations } from './operations/index.ts';
import { reindexJob } from './reindex-job.ts';
import { searchCodes } from './search-codes.ts';
import { storeSource } from './store-source.ts';
import { subscriptionOperations } from './operations/subscription.ts';
import { undoOperation } from './operations/undo.ts';
import { subscriptionCheck, subscriptionParts } from './subscriptions.ts';

/** What the door is opened with; the app and the tests compose it. */
export interface DoorParts {
  readonly sql: SqlPool;
  readonly keys: Keys;
  readonly hashKey: HashKey;
  readonly tokens: Pick<Tokens, 'verify'>;
  readonly operations: readonly RestOperation[];
  /** Operations of the departments, exposed by themselves as `$operation`; none without it. */
  readonly houseOperations?: readonly AnyOperation[];
  readonly now: () => number;
  /** IANA zone of the hospital. */
  readonly zone: string;
  readonly bodyLimit: number;
  readonly bodyGraceMs?: number;
  readonly version: string;
  /** Our own addresses besides relative ones: absolute references below them are local. */
  readonly bases: readonly string[];
  /** Where files of exports and imports lie; without it there is neither. */
  readonly shelf?: Shelf;
  /** Hosts that an import may fetch files from; none without it. */
  readonly importHosts?: readonly string[];
  /** Hosts that rest-hooks of subscriptions may go to; none without it. */
  readonly hookHosts?: readonly string[];
  readonly report: Door['report'];
}

/** An open door; `close` writes what waits. */
export interface OpenDoor extends Door {
  readonly store: OpenStore;
  readonly setting: SearchSetting;
  /** Makes the index what the hospital's SearchParameter resources say; the worker calls it when one changes. */
  readonly settleParameters: () => Promise<void>;
  /** Jobs that the door asks for. */
  readonly jobs: readonly AnyJob[];
  /** What the worker and the WebSockets of subscriptions stand on. */
  readonly subscriptions: SubscriptionParts;
  close(): Promise<void>;
}

/** Milliseconds between two looks at the statistics of the database. */
const STATISTICS_MS = 60_000;

/** Opens store, search, validation and the door over a migrated database. */
export async function openDoor(parts: DoorParts): Promise<OpenDoor> {
  const { sql, now, zone, bases } = parts;
  const hash = hashOf(parts.hashKey);
  const live = await openLiveIndex({
    sql,
    hash,
    zone,
    bases,
    report: (fault) => parts.report(fault, { during: 'registry' }),
  });
  const breadth = await watchBreadth(sql, parts.report);
  const context = (): AnswerContext => ({
    registry: live.registry(),
    hash,
    canonicalUnit: ucum,
    breadth: breadth.now(),
    zone,
    bases,
  });
  const system: Session = { agent: await agents(sql).numberOf(SYSTEM), owner: ROOT, request: randomUUID() };
  const source = storeSource(
    async <T extends Resource>(
      type: T['resourceType'],
      query: readonly (readonly [string, string])[],
      limit: number,
    ) => {
      const page = await store.search(system, { type, handling: 'strict' }, [...query, ['_count', String(limit)]]);
      return page.found.map(({ version }) => resourceOf<T>(version.text));
    },
  );
  const setting: SearchSetting = {
    context,
    defaultCount: 20,
    maxCount: 1000,
    codes: (ask, name) => searchCodes(source, ask, name),
  };
  const store = storeOf(parts, live, setting, hash);
  const bulk = bulkParts(parts, store, context);
  const subscriptions = subscriptionParts(parts, store, setting);
  const standard = [
    ...standardOperations,
    ...departmentOperations(parts, store, setting),
    ...subscriptionOperations(subscriptions),
    ...(bulk === undefined ? [] : bulkOperations(bulk)),
  ];
  return {
    store,
    setting,
    subscriptions,
    jobs: [reindexJob(store.engine, live), ...(bulk === undefined ? [] : bulkJobs(bulk))],
    settleParameters: async () => {
      const page = await store.search(system, { type: 'SearchParameter', handling: 'strict' }, [['_count', '1000']]);
      const resources = page.found.map(({ version }) => resourceOf<SearchParameter>(version.text));
      await settle(sql, resources, async (inside, input) => {
        await jobQueue(store.engine, inside, SYSTEM).enqueue('rest/reindex', input);
      });
      await live.refresh();
    },
    verify: (token, at) => parts.tokens.verify(token, new Date(at)),
    sessionOf: sessions(sql, store),
    now,
    zone,
    bodyLimit: parts.bodyLimit,
    ...(parts.bodyGraceMs === undefined ? {} : { bodyGraceMs: parts.bodyGraceMs }),
    base: '/fhir/R4',
    software: { name: 'Suwen 素问', version: parts.version },
    terminology: source,
    everything: (session, id, range) =>
      everything(store.engine, compartmentFacts(live.registry(), hash), session, id, range),
    operations: new Map([...standard, ...parts.operations].map((operation) => [operation.name, operation])),
    report: parts.report,
    close: async () => {
      breadth.stop();
      live.stop();
      await store.close();
    },
  };
}

/** The departments' operations at the door, and how one is undone. */
function departmentOperations(
  { houseOperations = [], zone, report }: DoorParts,
  { engine }: OpenStore,
  setting: SearchSetting,
): readonly RestOperation[] {
  const runner: Runner = {
    engine,
    find: finder(engine, setting),
    registry: operationRegistry(houseOperations),
    zone,
    random: Math.random,
    log: (message, facts = {}) =>
      report(message, Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))),
  };
  return [undoOperation(runner), ...houseOperations.map((operation) => houseOperation(operation, runner))];
}

function bulkParts(
  { shelf, sql, now, importHosts = [] }: DoorParts,
  store: OpenStore,
  context: () => AnswerContext,
): BulkDataParts | undefined {
  if (shelf === undefined) return undefined;
  const blobs = createBlobs(shelf, blobTable(sql), () => new Date(now()));
  return { store, context, hosts: importHosts, files: bulkFiles(blobs, () => store.engine.dataKeys.house()) };
}

const SYSTEM = { subject: 'system:conformance', name: 'Suwen', role: 'system' };

type HashText = (text: string) => { readonly hi: number; readonly lo: number };

function hashOf(key: HashKey): HashText {
  const out = newHash64();
  return (text) => hash64(key, text, out);
}

function storeOf(parts: DoorParts, live: LiveIndex, setting: SearchSetting, hash: HashText): OpenStore {
  const { sql, keys, now } = parts;
  const self = (type: string, id: string): bigint => bigintOf(hash(`${type}/${id}`));
  const check = subscriptionCheck(setting, now);
  return openStore(
    {
      sql,
      keys,
      envelopes: createEnvelopes(),
      self,
      index: live.index,
      validate: (resource) => {
        check(resource);
        return validateResource(resource);
      },
      now,
      // Rows carry their own stamp; nothing is newer than this.
      extractor: 32_767,
      hashkey: HASH_KEY,
      lanes: { writes: 2, reads: 2 },
      report: (fault) => parts.report(fault, {}),
    },
    {
      search: (engine, session, scope, query) => search(engine, setting, session, scope, query),
      find: (engine) => finder(engine, setting),
    },
  );
}

function sessions(sql: SqlPool, { engine }: OpenStore): Door['sessionOf'] {
  const known = agents(sql);
  const owners = organizations(sql);
  return async ({ subject, name, role, organization }: Claims, request) => {
    const agent = await known.numberOf({ subject, name, role });
    const [, id] = organization?.split('/') ?? [];
    return { agent, owner: id === undefined ? ROOT : await owners.numberOf(engine.self('Organization', id)), request };
  };
}

/** Facts by which resources about several patients stand in one's compartment: slot of the parameter xor the patient. */
function compartmentFacts(registry: Registry, hash: HashText): (patient: bigint) => readonly bigint[] {
  let slots: readonly bigint[] | undefined;
  return (patient) => {
    slots ??= [...compartment('Patient')].flatMap(([type, codes]) =>
      typeNumber(type) === undefined
        ? []
        : codes.flatMap((code) => {
            const parameter = registry.find(type, code);
            return parameter?.kind === 'reference' ? [bigintOf(hash(slotText(parameter)))] : [];
          }),
    );
    return slots.map((slot) => slot ^ patient);
  };
}

/** Statistics of the database, looked at once a minute; a look that fails leaves the last ones. */
async function watchBreadth(
  sql: SqlPool,
  report: Door['report'],
): Promise<{ now(): typeof NO_STATISTICS; stop(): void }> {
  let current = await readBreadth(sql);
  const timer = setInterval(() => {
    readBreadth(sql).then(
      (read) => (current = read),
      (fault: unknown) => report(fault, { during: 'statistics' }),
    );
  }, STATISTICS_MS);
  timer.unref();
  return { now: () => current, stop: () => clearInterval(timer) };
}
