import { randomUUID } from 'node:crypto';
import type { Resource } from '#fhir';
import { Refusal } from '#kernel';
import { ACTION } from './action.ts';
import type { Engine } from './engine.ts';
import type { Session } from './fhir-store.ts';
import { draft, keyOwner, keysOf, sealedRow, type Draft } from './prepare.ts';
import { rowsBySelf } from './read-rows.ts';
import { writtenMeanwhile } from './refusals.ts';
import type { WriteRow } from './row.ts';
import { raced } from './submit.ts';
import { writeRows } from './write-rows.ts';

/** A resource of a batch that was not taken, by its position. */
export interface RefusedItem {
  readonly position: number;
  readonly refusal: Refusal;
}

/** What became of a batch: each resource stands by itself. */
export interface Imported {
  readonly written: number;
  readonly refused: readonly RefusedItem[];
}

/**
 * Writes resources set by set: one with an id takes its place (update-as-create), one without gets a new id. Each
 * resource is refused alone; the batch is one commit, so that it should stay below about 150 ms (500 resources).
 */
export async function importBatch(engine: Engine, session: Session, resources: readonly Resource[]): Promise<Imported> {
  const refused: RefusedItem[] = [];
  const drafts = new Map<bigint, Placed>();
  for (const [position, resource] of resources.entries()) {
    try {
      const made = draft(engine, resource, resource.id ?? randomUUID());
      // The same identity twice in a batch: the later one is the newer version, so the earlier one is written before it.
      const twin = drafts.get(made.self);
      if (twin !== undefined) refused.push(...(await importSet(engine, session, [twin])));
      drafts.set(made.self, { made, position });
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      refused.push({ position, refusal: fault });
    }
  }
  const all = [...refused, ...(await importSet(engine, session, [...drafts.values()]))];
  return { written: resources.length - all.length, refused: all };
}

interface Placed {
  readonly made: Draft;
  readonly position: number;
}

/** Tries of a batch while others write the same resources. */
const TRIES = 10;

/** Writes resources of different identities; those that others wrote meanwhile are looked up and written again. */
async function importSet(engine: Engine, session: Session, placed: readonly Placed[]): Promise<readonly RefusedItem[]> {
  let left = placed;
  for (let tries = 0; left.length > 0 && tries < TRIES; tries += 1) left = await tryToImport(engine, session, left);
  return left.map(({ made, position }) => ({ position, refusal: writtenMeanwhile(made.type, made.id) }));
}

/** Writes what it can in one commit; returns what somebody else had written first. */
async function tryToImport(engine: Engine, session: Session, placed: readonly Placed[]): Promise<readonly Placed[]> {
  const drafts = placed.map(({ made }) => made);
  const [keys, current, fresh] = await Promise.all([
    keysOf(engine, drafts),
    rowsBySelf(
      engine.sql,
      drafts.map(({ self }) => self),
    ),
    engine.keys.take(drafts.length),
  ]);
  const rows = placed.map(({ made }, n) => {
    const key = keys.get(keyOwner(made.indexed.patient));
    if (key === undefined) throw new Error(`No data key for ${made.type}/${made.id}`);
    return sealedRow(engine, made, key, { key: fresh[n] ?? 0n, owner: session.owner, before: current.get(made.self) });
  });
  const { request, agent, note } = session;
  const writing = { at: engine.now(), whole: false, extractor: engine.extractor, hashkey: engine.hashkey };
  try {
    const late = await writeRows(engine.sql, [{ request, agent, action: ACTION.transaction, note, rows }], writing);
    return placed.filter((_, n) => late.has(rows[n] as WriteRow));
  } catch (fault) {
    // Another writer made one of the identities in between: none of the batch is written.
    if (raced(fault)) return placed;
    throw fault;
  }
}
