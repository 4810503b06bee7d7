import type { Resource } from '#fhir';
import { Refusal } from '#kernel';
import { ACTION } from '../action.ts';
import { draft, keyOwner, keysOf, sealedRow, tombstone, type Draft } from '../prepare.ts';
import type { Engine } from '../engine.ts';
import { queryText, type FindRows } from '../condition.ts';
import type { Change, Session, TransactionEntry } from '../fhir-store.ts';
import { idTaken, notFound, writtenMeanwhile } from '../refusals.ts';
import { rowsBySelf } from '../read-rows.ts';
import type { SealedRow, WriteRow } from '../row.ts';
import { sqlState, type Sql } from '../sql.ts';
import { raced } from '../submit.ts';
import { opened } from '../version.ts';
import { changeOf, checkVersion, existing, patched } from '../write-one.ts';
import { writeRows } from '../write-rows.ts';
import { identify, isConditional, type Identified } from './identify.ts';
import { processingOrder } from './order.ts';
import { withReferences } from './references.ts';
import { targetsOf } from './resolve.ts';

const VERSION_CONFLICT = 'SW001';
const TRIES = 5;

/** Writes all entries in one database transaction, or none. */
export async function transact(
  engine: Engine,
  find: FindRows,
  session: Session,
  entries: readonly TransactionEntry[],
): Promise<readonly (Change | undefined)[]> {
  if (entries.length === 0) return [];
  const order = processingOrder(entries);
  const sorted = order.flatMap((position) => entries[position] ?? []);
  const held = sorted.some(isConditional);
  for (let tries = 1; ; tries += 1) {
    try {
      // Without conditions the one statement is the transaction.
      const run = (sql: Sql): Promise<readonly (Change | undefined)[]> => carryOut(engine, find, sql, session, sorted);
      const changes = await (held ? engine.sql.transaction(run) : run(engine.sql));
      const results: (Change | undefined)[] = entries.map(() => undefined);
      for (const [n, position] of order.entries()) results[position] = changes[n];
      return results;
    } catch (fault) {
      if (sqlState(fault) !== VERSION_CONFLICT && !raced(fault)) throw fault;
      if (tries === TRIES) throw writtenMeanwhile('Bundle', 'transaction');
    }
  }
}

async function carryOut(
  engine: Engine,
  find: FindRows,
  sql: Sql,
  session: Session,
  entries: readonly TransactionEntry[],
): Promise<readonly (Change | undefined)[]> {
  const found = await identify(engine, find, sql, session, entries);
  const targets = await targetsOf(find, sql, session, found);
  const selfs = found.map(({ entry, id }) =>
    id === undefined || entry.method === 'POST' ? undefined : engine.self(entry.type, id),
  );
  const current = await rowsBySelf(
    sql,
    selfs.filter((self) => self !== undefined),
  );
  const steps = allSteps(found, (one, n) => step(engine, one, targets, current.get(selfs[n] ?? 0n)));

  const drafts = steps.flatMap(({ made }) => (made ? [made] : []));
  const keys = await keysOf(engine, drafts);
  const fresh = (await engine.keys.take(steps.filter(({ made, before }) => made && !before).length)).values();
  const rows = steps.map(({ made, before, deleted }): WriteRow | undefined => {
    if (deleted && before) return tombstone(before, engine.self(...deleted));
    const key = made && keys.get(keyOwner(made.indexed.patient));
    // Keys are pages' order: they follow the order of the entries.
    return (
      made &&
      key &&
      sealedRow(engine, made, key, { key: before ? 0n : (fresh.next().value ?? 0n), owner: session.owner, before })
    );
  });

  const at = engine.now();
  const { request, agent, note } = session;
  const line = { request, agent, action: ACTION.transaction, note, rows: rows.filter((row) => row !== undefined) };
  if (line.rows.length > 0)
    await writeRows(sql, [line], { at, whole: true, extractor: engine.extractor, hashkey: engine.hashkey });
  const results = steps.map((one, n) => result(engine, one, rows[n], at));
  return found.map(({ twin }, n) => (twin === undefined ? results[n] : matched(results[found.indexOf(twin)])));
}

/** What a conditional create answers whose match was made by an entry before it. */
const matched = (change: Change | undefined): Change | undefined =>
  change && { ...change, created: false, written: false };

/** What one entry does. */
interface Step {
  readonly before: SealedRow | undefined;
  readonly made?: Draft;
  /** Type and id of what is deleted. */
  readonly deleted?: readonly [string, string];
  readonly match?: SealedRow;
}

function step(
  engine: Engine,
  { entry, id, match, unmatched }: Identified,
  targets: ReadonlyMap<string, string>,
  before: SealedRow | undefined,
): Step {
  const { method, type, place } = entry;
  if (match) return { before: undefined, match };
  if (id === undefined && method === 'PATCH') throw notFound(type, `?${queryText(entry.query ?? [])}`);
  if (id === undefined) return { before: undefined };
  checkVersion(type, id, before, entry);
  if (unmatched && before && !before.deleted) throw idTaken(type, id, queryText(entry.query ?? []));
  if (method === 'DELETE') return before && !before.deleted ? { before, deleted: [type, id] } : { before: undefined };
  const resource =
    method === 'PATCH' && entry.patcher ? patched(engine, existing(type, id, before), entry.patcher) : entry.resource;
  if (resource === undefined) throw new Error(`${place} has no resource`);
  return { before, made: draft(engine, withReferences<Resource>(resource, targets), id) };
}

/** Takes every entry's step, or refuses once with the faults of all entries, each at its place. */
function allSteps(found: readonly Identified[], take: (one: Identified, n: number) => Step): readonly Step[] {
  const refused: Refusal[] = [];
  const steps: Step[] = [];
  for (const [n, one] of found.entries()) {
    try {
      steps.push(take(one, n));
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      refused.push(placed(one.entry.place, fault));
    }
  }
  const [first] = refused;
  if (first === undefined) return steps;
  throw new Refusal(first.kind, first.code, first.words, {
    details: refused.flatMap(({ place }) => place.details ?? []),
    expression: refused.flatMap(({ place }) => place.expression ?? []),
  });
}

function result(
  engine: Engine,
  { made, before, deleted, match }: Step,
  row: WriteRow | undefined,
  at: number,
): Change | undefined {
  if (match) return { ...opened(engine, match), created: false, written: false };
  if (row === undefined) return undefined;
  if (deleted) {
    const [type, id] = deleted;
    return { type, id, version: row.expected + 1, updated: at, text: '', deleted: true, created: false, written: true };
  }
  return made && changeOf(made, row, at, before === undefined || before.deleted);
}

/** A refusal of an entry names the entry. */
function placed(place: string, fault: Refusal): Refusal {
  const faults = fault.place.details ?? [
    { code: fault.code, words: fault.words, expression: fault.place.expression?.[0] ?? '' },
  ];
  const details = faults.map(({ code, words, expression = '' }) => ({
    code,
    words,
    expression: within(place, expression),
  }));
  return new Refusal(fault.kind, fault.code, fault.words, { details, expression: [place] });
}

const within = (place: string, expression: string): string =>
  expression === ''
    ? place
    : expression.startsWith('Bundle')
      ? expression
      : `${place}.resource.${expression.replace(/^[A-Z][A-Za-z]*\./u, '')}`;
