import { bigintOf } from '../facts/hash.ts';
import { matches } from '../match/matches.ts';
import type { MatchContext } from '../match/meets.ts';
import { compareMatches, sortValues, type SortValues } from '../match/sort-values.ts';
import type { CodesAsk, Condition } from '../parse/condition.ts';
import type { SearchRequest } from '../parse/request.ts';
import { MOST_CANDIDATES, type PlanContext } from '../plan/context.ts';
import type { Cursor } from '../plan/cursor.ts';
import { decidedElsewhere } from '../plan/decided.ts';
import { plan, type PageRow, type SqlPlan } from '../plan/plan-search.ts';
import type { Statement } from '../plan/statement.ts';
import { beyondCandidates, resolveSearch, type Code } from './resolve.ts';

/** A row of a page: `key`, `self` and `type` must be among the columns; `flags` where SQL tells them. */
export interface MatchRow extends PageRow {
  readonly self: bigint;
  /** Number of the type (`#fhir`). */
  readonly type: number;
  readonly flags?: readonly boolean[];
}

/** How searches reach the database. */
export interface SearchPort<R extends MatchRow> {
  /** Columns from `r` (suwen.resource) that a row needs, `r.key`, `r.self` and `r.type` among them. */
  readonly columns: string;
  rows(statement: Statement): Promise<readonly R[]>;
  /** The single `count` of a statement. */
  count(statement: Statement): Promise<number>;
  /** The resource of a row, opened. */
  open(row: R): object;
  /** The codes of a value set or hierarchy; a Refusal when it is not loaded. */
  codes(ask: CodesAsk, name: string): Promise<readonly Code[]>;
}

/** A match: its row, and the resource where it had to be opened. */
export interface Match<R> {
  readonly row: R;
  readonly resource: object | undefined;
}

/** A page of matches. */
export interface SearchAnswer<R> {
  readonly matches: readonly Match<R>[];
  /** Undefined where it was not asked for and is not known anyway. */
  readonly total: number | undefined;
  /** The cursor of the next page. */
  readonly next: string | undefined;
}

/** What answering needs besides planning. */
export interface AnswerContext extends PlanContext {
  /** IANA zone in which dates without zone are read. */
  readonly zone: string;
  readonly bases: readonly string[];
}

/** Answers a search: resolves, plans, reads pages, opens and checks candidates, sorts, counts. Never a silent first page. */
export async function answerSearch<R extends MatchRow>(
  asked: SearchRequest,
  context: AnswerContext,
  port: SearchPort<R>,
): Promise<SearchAnswer<R>> {
  const request = await resolved(asked, context, port);
  const planned = plan(request, context);
  const state: State<R> = { request, planned, context, port, match: matchContext(context) };
  if (request.count === 0 || request.summary === 'count')
    return { matches: [], total: await exactTotal(state), next: undefined };
  const page = planned.sortsOpened ? await sortedPage(state) : await orderedPage(state);
  const whole = page.next === undefined && planned.after === undefined ? page.matches.length : undefined;
  return { ...page, total: page.total ?? whole ?? (await totalOf(state)) };
}

/** Every match of one resolved condition on one type; a Refusal beyond `most`. */
function innerMatches<R extends MatchRow>(
  type: string,
  where: Condition,
  most: number,
  context: AnswerContext,
  port: SearchPort<R>,
): Promise<readonly Match<R>[]> {
  const request: SearchRequest = { ...EMPTY, parts: [{ types: [type], where }], count: most };
  return allMatches({ request, planned: plan(request, context), context, port, match: matchContext(context) });
}

const EMPTY: SearchRequest = {
  parts: [],
  sort: [],
  count: 0,
  total: undefined,
  summary: undefined,
  elements: [],
  includes: [],
  cursor: undefined,
  ignored: [],
  used: [],
};

const resolved = <R extends MatchRow>(
  request: SearchRequest,
  context: AnswerContext,
  port: SearchPort<R>,
): Promise<SearchRequest> =>
  resolveSearch(request, context, {
    codes: (ask, name) => port.codes(ask, name),
    selves: async (type, where, most) =>
      (await innerMatches(type, where, most, context, port)).map(({ row }) => String(row.self)),
    resources: async (type, where, most) =>
      (await innerMatches(type, where, most, context, port)).map(({ row, resource }) => resource ?? port.open(row)),
  });

const matchContext = ({ zone, bases, canonicalUnit, registry }: AnswerContext): MatchContext => ({
  zone: registry.zone(zone),
  bases,
  canonicalUnit,
});

interface State<R extends MatchRow> {
  readonly request: SearchRequest;
  readonly planned: SqlPlan;
  readonly context: AnswerContext;
  readonly port: SearchPort<R>;
  readonly match: MatchContext;
}

/** SQL orders: pages are read until the page is full; candidates that do not match are passed over. */
async function orderedPage<R extends MatchRow>(
  state: State<R>,
): Promise<Omit<SearchAnswer<R>, 'total'> & { readonly total: undefined }> {
  const { planned, port, request } = state;
  const found: Match<R>[] = [];
  let after = planned.after;
  let opened = 0;
  let limit = planned.needsEvaluation ? Math.max(50, request.count + 1) : request.count + 1;
  for (;;) {
    const rows = await port.rows(planned.page(port.columns, limit, after));
    for (const row of rows) {
      const match = checked(row, state);
      if (match !== undefined) found.push(match);
      if (found.length > request.count) break;
    }
    if (found.length > request.count || rows.length < limit) break;
    opened += rows.length;
    if (opened >= MOST_CANDIDATES) throw beyondCandidates(planned.opened);
    after = cursorOf(rows.at(-1), planned);
    limit = Math.min(limit * 2, 1000);
  }
  const page = found.slice(0, request.count);
  const last = page.at(-1);
  const next = found.length > request.count && last !== undefined ? planned.cursorBehind(last.row) : undefined;
  return { matches: page, next, total: undefined };
}

function cursorOf(row: PageRow | undefined, planned: SqlPlan): Cursor | undefined {
  if (row === undefined) return undefined;
  const values: (string | null)[] = [];
  for (let at = 1; `sort${at}` in row; at++) {
    const value = row[`sort${at}`];
    values.push(typeof value === 'string' ? value : null);
  }
  return planned.sortsOpened ? undefined : { values, key: String(row.key) };
}

/** The match of a row; undefined when the opened resource does not meet the condition. */
function checked<R extends MatchRow>(row: R, { planned, request, port, match }: State<R>): Match<R> | undefined {
  if (!planned.needsEvaluation) return { row, resource: undefined };
  const resource = port.open(row);
  const type = 'resourceType' in resource ? String(resource.resourceType) : '';
  let from = 0;
  for (const { types, where } of request.parts) {
    const flags = (row.flags ?? []).slice(from);
    if (types.includes(type)) return matches(where, resource, match, flags) ? { row, resource } : undefined;
    from += decidedElsewhere(where).length;
  }
  return undefined;
}

/** SQL does not order: every candidate is opened, checked and sorted. */
async function sortedPage<R extends MatchRow>(state: State<R>): Promise<SearchAnswer<R>> {
  const { request, planned } = state;
  const all = await allMatches(state);
  const sorted = all
    .map((match) => ({ match, key: match.row.key, values: valuesOf(match, state) }))
    .toSorted((a, b) => compareMatches(request.sort, a, b))
    .map(({ match }) => match);
  const from = startOf(sorted, planned.after);
  const page = sorted.slice(from, from + request.count);
  const last = page.at(-1);
  const more = from + page.length < sorted.length && last !== undefined;
  return {
    matches: page,
    next: more ? planned.cursorBehind(last.row, from + page.length) : undefined,
    total: sorted.length,
  };
}

function valuesOf<R extends MatchRow>({ row, resource }: Match<R>, { request, port, match }: State<R>): SortValues {
  return sortValues(request.sort, resource ?? port.open(row), match);
}

/** Behind the last match of the page before; where it is gone, at its place. */
function startOf<R extends MatchRow>(sorted: readonly Match<R>[], after: Cursor | undefined): number {
  if (after === undefined) return 0;
  const at = sorted.findIndex(({ row }) => String(row.key) === after.key);
  return at >= 0 ? at + 1 : (after.place ?? 0);
}

/** Every match, opened where that decides; a Refusal beyond 5,000 candidates. */
async function allMatches<R extends MatchRow>(state: State<R>): Promise<readonly Match<R>[]> {
  const { planned, port } = state;
  const rows = await port.rows(planned.page(port.columns, MOST_CANDIDATES + 1));
  if (rows.length > MOST_CANDIDATES) throw beyondCandidates(planned.opened);
  return rows.flatMap((row) => checked(row, state) ?? []);
}

/** Beyond so many an estimate is no longer counted. */
const COUNTED = 10_000;

async function totalOf<R extends MatchRow>(state: State<R>): Promise<number | undefined> {
  const { request, planned, port } = state;
  if (request.total === 'accurate') return exactTotal(state);
  if (request.total !== 'estimate') return undefined;
  const counted = await port.count(planned.countTo(COUNTED + 1));
  return counted <= COUNTED ? counted : Math.max(counted, planned.guess ?? 0);
}

async function exactTotal<R extends MatchRow>(state: State<R>): Promise<number> {
  const { planned, port } = state;
  return planned.needsEvaluation ? (await allMatches(state)).length : port.count(planned.count());
}

/** The self of `Type/id`, under the hash of the index. */
export const selfOf = (type: string, id: string, { hash }: Pick<PlanContext, 'hash'>): bigint =>
  bigintOf(hash(`${type}/${id}`));
