import type { Resource } from '#fhir';
import { ACTION } from './action.ts';
import { resourceOf, stamped } from './content.ts';
import type { Engine } from './engine.ts';
import type { Change, Patcher, Session, WriteConditions } from './fhir-store.ts';
import { checkIdentity, draft, isNamed, keyOwner, keysOf, sealedRow, tombstone, type Draft } from './prepare.ts';
import { alreadyThere, gone, notFound, patchChangesType, versionMoved, writtenMeanwhile } from './refusals.ts';
import type { SealedRow, WriteRow } from './row.ts';
import type { Submitted } from './submit.ts';
import { opened } from './version.ts';

/** Tries of a write that names no version, while others write the same resource. */
const TRIES = 50;

/** Creates under a new id. */
export async function create(engine: Engine, session: Session, resource: Resource): Promise<Change> {
  const made = draft(engine, resource, engine.newId());
  const row = await rowOf(engine, session, made, undefined);
  const result = await submitted(engine, session, ACTION.create, row);
  if (!result.written) throw writtenMeanwhile(made.type, made.id);
  return changeOf(made, row, result.at, true);
}

/** PUT: replaces the current version, or makes the resource where nothing stands at the id. */
export async function update(
  engine: Engine,
  session: Session,
  resource: Resource,
  id: string,
  conditions: WriteConditions,
): Promise<Change> {
  const made = draft(engine, resource, id);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await engine.readRow(made.self);
    checkVersion(made.type, id, before, conditions);
    if (conditions.mayCreate === false && (before === undefined || before.deleted)) throw notFound(made.type, id);
    const row = await rowOf(engine, session, made, before);
    const result = await submitted(engine, session, ACTION.update, row);
    if (result.written) return changeOf(made, row, result.at, before === undefined || before.deleted);
  }
  throw writtenMeanwhile(made.type, id);
}

/** Reads, patches and writes; repeated while others write between, unless a version was named. */
export async function patch(
  engine: Engine,
  session: Session,
  type: string,
  id: string,
  patcher: Patcher,
  conditions: WriteConditions,
): Promise<Change> {
  const self = engine.self(type, id);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = existing(type, id, await engine.readRow(self));
    checkVersion(type, id, before, conditions);
    const made = draft(engine, patched(engine, before, patcher), id);
    const row = await rowOf(engine, session, made, before);
    const result = await submitted(engine, session, ACTION.patch, row);
    if (result.written) return changeOf(made, row, result.at, false);
  }
  throw writtenMeanwhile(type, id);
}

/** Marks as deleted; undefined where nothing is there to delete. */
export async function remove(
  engine: Engine,
  session: Session,
  type: string,
  id: string,
  conditions: WriteConditions,
): Promise<Change | undefined> {
  const self = engine.self(type, id);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await engine.readRow(self);
    checkVersion(type, id, before, conditions);
    if (before === undefined || before.deleted) return undefined;
    const row = tombstone(before, self);
    const result = await submitted(engine, session, ACTION.delete, row);
    if (result.written)
      return {
        type,
        id,
        version: row.expected + 1,
        updated: result.at,
        deleted: true,
        text: '',
        created: false,
        written: true,
      };
  }
  throw writtenMeanwhile(type, id);
}

/** The patched content of a row, of the same type and id. */
export function patched(engine: Engine, before: SealedRow, patcher: Patcher): Resource {
  const current = resourceOf(opened(engine, before).text);
  const next = patcher(current);
  if (next.resourceType !== current.resourceType || (next.id !== undefined && next.id !== current.id))
    throw patchChangesType(current.resourceType);
  return next;
}

/** The row if it is there and not deleted. */
export function existing(type: string, id: string, row: SealedRow | undefined): SealedRow {
  if (row === undefined || !isNamed(row, type, id)) throw notFound(type, id);
  if (row.deleted) throw gone(type, id);
  return row;
}

/** Refuses where If-Match names another version than the current one, and where If-None-Match names the current one. */
export function checkVersion(
  type: string,
  id: string,
  before: SealedRow | undefined,
  { ifMatch, ifNoneMatch }: Pick<WriteConditions, 'ifMatch' | 'ifNoneMatch'>,
): void {
  if (before !== undefined) checkIdentity(type, id, before);
  const current = before === undefined || before.deleted ? undefined : before.version;
  const matched = ifMatch === '*' ? current !== undefined : ifMatch === undefined || ifMatch === current;
  if (!matched) throw versionMoved(type, id, ifMatch ?? '*', current ?? 0);
  if (current !== undefined && (ifNoneMatch === '*' || ifNoneMatch === current)) throw alreadyThere(type, id, current);
}

/** What a written row answers. */
export function changeOf({ type, id, content }: Draft, { expected }: WriteRow, at: number, created: boolean): Change {
  const stamp = { type, id, version: expected + 1, updated: at };
  return { ...stamp, text: stamped(content, stamp), deleted: false, created, written: true };
}

async function rowOf(engine: Engine, session: Session, made: Draft, before: SealedRow | undefined): Promise<WriteRow> {
  const key = (await keysOf(engine, [made])).get(keyOwner(made.indexed.patient));
  if (key === undefined) throw new Error(`No data key for ${made.type}/${made.id}`);
  const [fresh = 0n] = before === undefined ? await engine.keys.take(1) : [];
  return sealedRow(engine, made, key, { key: fresh, owner: session.owner, before });
}

const submitted = (
  engine: Engine,
  { request, agent, note }: Session,
  action: number,
  row: WriteRow,
): Promise<Submitted> => engine.submit({ request, agent, action, note, rows: [row] });
