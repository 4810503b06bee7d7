import { typeNumber, type Reference, type Resource } from '#fhir';
import type { Facts, Query, Store } from '#kernel';
import { ACTION } from './action.ts';
import type { FindRows } from './condition.ts';
import { resourceOf } from './content.ts';
import type { Engine } from './engine.ts';
import type { Pairs, Session } from './fhir-store.ts';
import { logReading } from './log-reading.ts';
import { Overtaken } from './overtaken.ts';
import { draft, keyOwner, keysOf, sealedRow, tombstone } from './prepare.ts';
import { rowsBySelf } from './read-rows.ts';
import { conditionMissing, referenceUnreadable, tooManyFacts, versionMoved } from './refusals.ts';
import type { SealedRow, WriteRow } from './row.ts';
import type { Sql } from './sql.ts';
import { opened } from './version.ts';
import { changeOf, existing } from './write-one.ts';
import { writeRows } from './write-rows.ts';

/** Matches that a rule may ask for at once; more is refused, never cut. */
const MOST = 5000;

/** The store and the facts as an operation has them, on the connection of its transaction. */
export interface Within {
  readonly store: Store;
  readonly facts: Facts;
  /** Locks the resources, in one order for all, before the first read. */
  hold(references: readonly Reference[]): Promise<void>;
  /** Writes an earlier content again, also over a deletion; undefined: there was none, so what is there is deleted. */
  restore(type: string, id: string, before: string | undefined): Promise<void>;
}

/** Binds the store to a transaction. */
export function within(engine: Engine, find: FindRows, sql: Sql, session: Session): Within {
  const rowOf = async (reference: Reference): Promise<{ readonly row: SealedRow; readonly self: bigint }> => {
    const [type, id] = partsOf(reference);
    const self = engine.self(type, id);
    return { self, row: existing(type, id, (await rowsBySelf(sql, [self])).get(self)) };
  };
  const { write, save } = writer(engine, sql, session);
  // Versions that were read in this transaction: who meets a newer one was overtaken, whoever was given an older one is late.
  const seen = new Set<string>();
  const shown = <T extends Resource>(row: SealedRow): T => {
    seen.add(`${row.key}/${row.version}`);
    return parsed<T>(engine, row);
  };
  const facts: Facts = {
    read: async <T extends Resource>(reference: Reference<T>) => {
      const { row } = await rowOf(reference);
      logReading(engine, session, ACTION.operation, row.type, [row]);
      return shown<T>(row);
    },
    search: async <T extends Resource>(type: T['resourceType'], query: Query) => {
      const rows = await find(sql, session, type, pairsOf(query), MOST + 1);
      if (rows.length > MOST) throw tooManyFacts(type, MOST);
      logReading(engine, session, ACTION.operation, typeNumber(type) ?? 0, rows);
      return rows.map((row) => shown<T>(row));
    },
  };
  const store: Store = {
    ...facts,
    create: (resource) => save(resource, engine.newId(), undefined),
    update: async (resource) => {
      const { row } = await rowOf({ reference: `${resource.resourceType}/${resource.id ?? ''}` });
      const read = Number(resource.meta?.versionId ?? row.version);
      if (read !== row.version) {
        throw seen.has(`${row.key}/${read}`)
          ? new Overtaken()
          : versionMoved(resource.resourceType, row.id, read, row.version);
      }
      return save(resource, row.id, row);
    },
    delete: async (reference) => {
      const { row, self } = await rowOf(reference);
      await write(tombstone(row, self));
    },
  };
  const restore: Within['restore'] = async (type, id, before) => {
    const self = engine.self(type, id);
    const row = (await rowsBySelf(sql, [self])).get(self);
    if (before !== undefined) await save(resourceOf(before), id, row);
    else if (row !== undefined && !row.deleted) await write(tombstone(row, self));
  };
  return { store, facts, restore, hold: (references) => holdRows(engine, sql, references) };
}

interface Writer {
  /** Writes a row with a line of its own; returns its time. */
  write(row: WriteRow): Promise<number>;
  save<T extends Resource>(resource: T, id: string, before: SealedRow | undefined): Promise<T>;
}

function writer(engine: Engine, sql: Sql, session: Session): Writer {
  const write = async (row: WriteRow): Promise<number> => {
    const at = engine.now();
    const { request, agent, note } = session;
    const line = { request, agent, action: ACTION.operation, note, rows: [row] };
    await writeRows(sql, [line], { at, whole: true, extractor: engine.extractor, hashkey: engine.hashkey });
    return at;
  };
  const save = async <T extends Resource>(resource: T, id: string, before: SealedRow | undefined): Promise<T> => {
    const made = draft(engine, resource, id);
    const key = (await keysOf(engine, [made])).get(keyOwner(made.indexed.patient));
    if (key === undefined) throw new Error(`No data key for ${made.type}/${id}`);
    const [fresh = 0n] = before === undefined ? await engine.keys.take(1) : [];
    const row = sealedRow(engine, made, key, { key: fresh, owner: session.owner, before });
    return resourceOf<T>(changeOf(made, row, await write(row), before === undefined).text);
  };
  return { write, save };
}

async function holdRows(engine: Engine, sql: Sql, references: readonly Reference[]): Promise<void> {
  if (references.length === 0) return;
  const selfs = references.map((reference) => String(engine.self(...partsOf(reference))));
  await sql.query(
    'hold-rows',
    'select 1 from suwen.resource r where r.self = any ($1::bigint[]) order by r.self for update',
    [selfs],
  );
}

const parsed = <T extends Resource>(engine: Engine, row: SealedRow): T => resourceOf<T>(opened(engine, row).text);

const pairsOf = (query: Query): Pairs =>
  Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) throw conditionMissing(name);
    return typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const);
  });

/** Type and id of a literal, relative reference. */
function partsOf({ reference = '' }: Reference): readonly [string, string] {
  const [type = '', id = ''] = reference.split('/');
  if (typeNumber(type) === undefined || id === '') throw referenceUnreadable(reference);
  return [type, id];
}
