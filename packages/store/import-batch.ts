import { randomUUID } from 'node:crypto';
import type { Resource } from '#fhir';
import { Refusal } from '#kernel';
import { ACTION } from './action.ts';
import type { Engine } from './engine.ts';
import type { Session } from './fhir-store.ts';
import { draft, keyOwner, keysOf, sealedRow, type Draft } from './prepare.ts';
import { rowsBySelf } from './read-rows.ts';
import { writtenMeanwhile } from './refusals.ts';
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
  const drafts = new Map<bigint, { readonly made: Draft; readonly position: number }>();
  for (const [position, resource] of resources.entries()) {
    try {
      const made = draft(engine, resource, resource.id ?? randomUUID());
      // The same identity twice in a batch: the later one is the newer one and comes with the next batch.
      const twin = drafts.get(made.self);
      if (twin !== undefined) refused.push(...(await importOne(engine, session, [twin])).refused);
      drafts.set(made.self, { made, position });
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      refused.push({ position, refusal: fault });
    }
  }
  const written = await importOne(engine, session, [...drafts.values()]);
  const all = [...refused, ...written.refused];
  return { written: resources.length - all.length, refused: all };
}

interface Placed {
  readonly made: Draft;
  readonly position: number;
}

async function importOne(engine: Engine, session: Session, placed: readonly Placed[]): Promise<{ readonly refused: readonly RefusedItem[] }> {
  if (placed.length === 0) return { refused: [] };
  const drafts = placed.map(({ made }) => made);
  const [keys, current, fresh] = await Promise.all([
    keysOf(engine, drafts),
    rowsBySelf(engine.sql, drafts.map(({ self }) => self)),
    engine.keys.take(drafts.length),
  ]);
  const rows = placed.map(({ made }, n) => {
    const key = keys.get(keyOwner(made.indexed.patient));
    if (key === undefined) throw new Error(`No data key for ${made.type}/${made.id}`);
    return sealedRow(engine, made, key, { key: fresh[n] ?? 0n, owner: session.owner, before: current.get(made.self) });
  });
  const { request, agent, note } = session;
  const writing = { at: engine.now(), whole: false, extractor: engine.extractor, hashkey: engine.hashkey };
  const late = await writeRows(engine.sql, [{ request, agent, action: ACTION.transaction, note, rows }], writing);
  return {
    refused: placed.flatMap(({ made, position }, n) => {
      const row = rows[n];
      return row !== undefined && late.has(row) ? [{ position, refusal: writtenMeanwhile(made.type, made.id) }] : [];
    }),
  };
}
