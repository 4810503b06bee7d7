import type { Resource } from '#fhir';
import type { FindRows } from './condition.ts';
import type { Engine } from './engine.ts';
import type { Change, Pairs, Patcher, Session, TransactionEntry, WriteConditions } from './fhir-store.ts';
import { transact } from './transact/transact.ts';

/** A conditional write is a transaction of one entry: the condition is held until it commits. */
async function one(
  engine: Engine,
  find: FindRows,
  session: Session,
  entry: Omit<TransactionEntry, 'place'>,
): Promise<Change | undefined> {
  const [change] = await transact(engine, find, session, [{ place: entry.type, ...entry }]);
  return change;
}

/** POST with If-None-Exist. */
export async function createWhere(
  engine: Engine,
  find: FindRows,
  session: Session,
  resource: Resource,
  query: Pairs,
): Promise<Change> {
  const change = await one(engine, find, session, { method: 'POST', type: resource.resourceType, query, resource });
  if (change === undefined) throw new Error('A conditional create made nothing and found nothing');
  return change;
}

/** PUT [type]?… */
export async function updateWhere(
  engine: Engine,
  find: FindRows,
  session: Session,
  resource: Resource,
  query: Pairs,
  conditions: WriteConditions,
): Promise<Change> {
  const change = await one(engine, find, session, {
    ...named(conditions),
    method: 'PUT',
    type: resource.resourceType,
    query,
    resource,
  });
  if (change === undefined) throw new Error('A conditional update wrote nothing');
  return change;
}

/** PATCH [type]?… */
export async function patchWhere(
  engine: Engine,
  find: FindRows,
  session: Session,
  type: string,
  query: Pairs,
  patcher: Patcher,
  conditions: WriteConditions,
): Promise<Change> {
  const change = await one(engine, find, session, { ...named(conditions), method: 'PATCH', type, query, patcher });
  if (change === undefined) throw new Error('A conditional patch wrote nothing');
  return change;
}

/** DELETE [type]?…: the one match; several are refused (CapabilityStatement: conditionalDelete single). */
export async function removeWhere(
  engine: Engine,
  find: FindRows,
  session: Session,
  type: string,
  query: Pairs,
  conditions: WriteConditions,
): Promise<readonly Change[]> {
  const change = await one(engine, find, session, { ...named(conditions), method: 'DELETE', type, query });
  return change === undefined ? [] : [change];
}

/** The conditions that a transaction's entry may name besides its query. */
const named = ({ ifMatch, ifNoneMatch }: WriteConditions): Pick<TransactionEntry, 'ifMatch' | 'ifNoneMatch'> => ({
  ...(ifMatch === undefined ? {} : { ifMatch }),
  ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
});
