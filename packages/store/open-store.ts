import { randomUUID } from 'node:crypto';
import type { Resource } from '#fhir';
import type { Envelopes, Keys } from '#security';
import type { Finding } from '#validation';
import type { FindRows } from './condition.ts';
import { createWhere, patchWhere, removeWhere, updateWhere } from './conditional.ts';
import { dataKeys } from './data-keys.ts';
import type { Engine, Indexed } from './engine.ts';
import type { FhirStore, Pairs, SearchPage, SearchScope, Session } from './fhir-store.ts';
import { readHistory } from './history.ts';
import { keySource } from './keys.ts';
import { read, vread } from './read-one.ts';
import { groupedReads } from './read-rows.ts';
import { readingLog } from './reading.ts';
import type { SqlPool } from './sql.ts';
import { groupedWrites } from './submit.ts';
import { transact } from './transact/transact.ts';
import { unitBook } from './units.ts';
import { create, patch, remove, update } from './write-one.ts';

/** What a store is made of; the app composes it. */
export interface StoreParts {
  readonly sql: SqlPool;
  readonly keys: Keys;
  readonly envelopes: Envelopes;
  readonly self: (type: string, id: string) => bigint;
  readonly index: (resource: Resource) => Indexed;
  readonly validate: (resource: Resource) => readonly Finding[];
  readonly now: () => number;
  /** Version of the index extraction. */
  readonly extractor: number;
  readonly hashkey: number;
  /** Statements of writes and of reads that may be under way at once. */
  readonly lanes: { readonly writes: number; readonly reads: number };
  /** Where faults of work in the background are told. */
  readonly report: (fault: unknown) => void;
}

/** Searching, which stands on the engine. */
export interface Searching {
  readonly search: (engine: Engine, session: Session, scope: SearchScope, query: Pairs) => Promise<SearchPage>;
  readonly find: (engine: Engine) => FindRows;
}

/** An open store and its engine; `close` writes the lines of reading that wait. */
export interface OpenStore extends FhirStore {
  readonly engine: Engine;
  close(): Promise<void>;
}

/** Opens the store over a migrated database. */
export function openStore(parts: StoreParts, { search, find }: Searching): OpenStore {
  const engine = engineOf(parts);
  const finds = find(engine);
  return {
    engine,
    read: (session, type, id) => read(engine, session, type, id),
    vread: (session, type, id, version) => vread(engine, session, type, id, version),
    create: (session, resource, ifNoneExist) =>
      ifNoneExist === undefined
        ? create(engine, session, resource)
        : createWhere(engine, finds, session, resource, ifNoneExist),
    update: (session, resource, id, conditions = {}) => update(engine, session, resource, id, conditions),
    updateWhere: (session, resource, query, conditions = {}) =>
      updateWhere(engine, finds, session, resource, query, conditions),
    patch: (session, type, id, patcher, conditions = {}) => patch(engine, session, type, id, patcher, conditions),
    patchWhere: (session, type, query, patcher, conditions = {}) =>
      patchWhere(engine, finds, session, type, query, patcher, conditions),
    remove: (session, type, id, conditions = {}) => remove(engine, session, type, id, conditions),
    removeWhere: (session, type, query, conditions = {}) =>
      removeWhere(engine, finds, session, type, query, conditions),
    history: (session, scope, range) => readHistory(engine, session, scope, range),
    search: (session, scope, query) => search(engine, session, scope, query),
    check: parts.validate,
    transact: (session, entries) => transact(engine, finds, session, entries),
    close: () => engine.reading.flush(),
  };
}

function engineOf(parts: StoreParts): Engine {
  const { sql, now, extractor, hashkey, lanes } = parts;
  return {
    ...parts,
    keys: keySource(sql),
    dataKeys: dataKeys(sql, parts.keys),
    units: unitBook(sql),
    newId: randomUUID,
    submit: groupedWrites(sql, lanes.writes, now, { extractor, hashkey }),
    readRow: groupedReads(sql, lanes.reads),
    reading: readingLog(sql, parts.report),
  };
}
