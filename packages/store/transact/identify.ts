import type { Engine } from '../engine.ts';
import { conditionName, holdConditions, oneMatch, type FindRows } from '../condition.ts';
import type { Session, TransactionEntry } from '../fhir-store.ts';
import { duplicateInBundle, idContradicts } from '../refusals.ts';
import type { SealedRow } from '../row.ts';
import type { Sql } from '../sql.ts';

/** An entry with the identity it writes. */
export interface Identified {
  readonly entry: TransactionEntry;
  /** Absent: a conditional DELETE that matches nothing, or a conditional create that found its match. */
  readonly id: string | undefined;
  /** The match of a conditional create: nothing is written, references point to it. */
  readonly match?: SealedRow;
  /** A conditional update that matched nothing: it may make its resource, never replace one (http.html 3.1.0.4.3; R5 says so). */
  readonly unmatched?: true;
  /** An earlier conditional create of this transaction under the same condition: what it makes is the match of this one. */
  readonly twin?: Identified;
}

/** Whether an entry has a condition that must be held. */
export const isConditional = ({ query }: TransactionEntry): boolean => query !== undefined;

/** Gives every entry its identity, conditions resolved on the transaction's connection. */
export async function identify(
  engine: Engine,
  find: FindRows,
  sql: Sql,
  session: Session,
  entries: readonly TransactionEntry[],
): Promise<readonly Identified[]> {
  const conditional = entries.filter(isConditional);
  await holdConditions(
    sql,
    conditional.map(({ type, query = [] }) => conditionName(type, query)),
  );
  const found: Identified[] = [];
  const creates = new Map<string, Identified>();
  // Ids by type: entries stand in processing order, deletions first.
  const deleted = new Map<string, Set<string>>();
  for (const entry of entries) {
    const name =
      entry.method === 'POST' && entry.query !== undefined ? conditionName(entry.type, entry.query) : undefined;
    const twin = name === undefined ? undefined : creates.get(name);
    const one =
      twin === undefined
        ? await identity(engine, find, sql, session, entry, deleted.get(entry.type))
        : { entry, id: undefined, twin };
    if (name !== undefined && one.id !== undefined) creates.set(name, one);
    if (entry.method === 'DELETE' && one.id !== undefined)
      deleted.set(entry.type, (deleted.get(entry.type) ?? new Set()).add(one.id));
    found.push(one);
  }
  refuseOverlap(found);
  return found;
}

async function identity(
  engine: Engine,
  find: FindRows,
  sql: Sql,
  session: Session,
  entry: TransactionEntry,
  deleted: ReadonlySet<string> | undefined,
): Promise<Identified> {
  const { method, type, id, query, resource } = entry;
  if (query === undefined) return { entry, id: method === 'POST' ? engine.newId() : id };
  const match = await oneMatch(find, sql, session, type, query, method === 'POST' ? deleted : undefined);
  if (method === 'POST') return match === undefined ? { entry, id: engine.newId() } : { entry, id: undefined, match };
  if (method === 'PUT' && match === undefined) return { entry, id: resource?.id ?? engine.newId(), unmatched: true };
  if (method === 'PUT' && resource?.id !== undefined && resource.id !== match?.id)
    throw idContradicts(type, resource.id, match?.id ?? '');
  return { entry, id: match?.id };
}

/** No resource may stand twice in a transaction (http.html 3.1.0.11.2). */
function refuseOverlap(found: readonly Identified[]): void {
  const seen = new Set<string>();
  for (const { entry, id } of found) {
    if (id === undefined) continue;
    const name = `${entry.type}/${id}`;
    if (seen.has(name)) throw duplicateInBundle(name, entry.place);
    seen.add(name);
  }
}
