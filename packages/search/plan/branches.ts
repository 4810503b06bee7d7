import { SHORT_DATE_MS } from '../facts/fact-text.ts';
import { rowsLeft, shareOf } from './breadth.ts';
import { check, visible } from './check.ts';
import type { Atom, Node } from './node.ts';
import { numberOfType, type Order } from './order.ts';
import {
  chainFacts,
  hasSelves,
  leadOf,
  members,
  scanCondition,
  sourceCondition,
  valueKeys,
  type SourceContext,
} from './source.ts';
import { bigints, timestamp } from './statement.ts';

/** One way to matches: disjoint from the others of a search. */
export interface SqlBranch {
  /** Conditions on `r`, a row of suwen.resource. */
  readonly where: string;
  /** Whether rows come in the order of an index, so that the walk ends with the page; else all are sorted. */
  readonly walks: boolean;
  /** Several types are walked one by one. */
  readonly types?: readonly number[];
  /** Tables to walk instead of suwen.resource alone, and the column that they are walked by. */
  readonly by?: { readonly from: string; readonly column: string };
}

/** Branches of a search part, and the candidates that they share. */
export interface PartBranches {
  readonly branches: readonly SqlBranch[];
  readonly candidates: readonly { readonly name: string; readonly select: string }[];
}

/** So many rows are sorted without a second thought. */
const FEW_ROWS = 3000;

/** So many rows are looked at one by one before the index of their values is asked. */
const FEW_PROBES = 300;

/** Plans one part: rare facts lead; ranges and other resources lead while they are few; else the order is walked. */
export function branchesOf(
  node: Node,
  types: readonly string[],
  order: Order,
  limit: number,
  context: SourceContext,
): PartBranches {
  const all = members(node);
  const numbers = types.map(numberOfType);
  const type = numbers.length === 1 ? (numbers[0] ?? 0) : numbers;
  const lead = leadOf(all, context);
  const direct = lead?.some(({ kind }) => kind === 'selves' || kind === 'linked' || kind === 'hierarchy') ?? false;
  const left =
    context.breadth.rows === 0 && all.some(({ kind }) => kind === 'facts') ? 0 : rowsLeft(all, context.breadth);
  const adaptive = all.find((each) => isAdaptive(each, context));
  const valued = adaptive?.kind === 'numbers' || adaptive?.kind === 'dates';
  if (lead !== undefined && (direct || left <= (valued ? FEW_PROBES : FEW_ROWS))) return sorted(node, type, context);
  if (adaptive !== undefined) return followed(adaptive, node, type, numbers, order, limit, context);
  return { branches: broad(all, type, numbers, order, limit, context), candidates: [] };
}

function sorted(node: Node, type: number | readonly number[], context: SourceContext): PartBranches {
  const where = sourceCondition(node, 'r', type, context) ?? scanCondition(node, 'r', type, context);
  return { branches: [{ where, walks: false }], candidates: [] };
}

/** Whether an atom may turn out to be rare only when it is looked up. */
function isAdaptive(node: Node, context: SourceContext): boolean {
  switch (node.kind) {
    case 'numbers':
    case 'dates':
      return true;
    case 'has':
      return !isBroad(node.where, context);
    case 'chain':
      return node.branches.every(({ where }) => !isBroad(where, context));
    default:
      return false;
  }
}

function isBroad(node: Node, { breadth, followed: most }: SourceContext): boolean {
  const left = rowsLeft(members(node), breadth);
  return breadth.rows > 0 && left !== Infinity && left > most;
}

/** Few candidates: their resources; many: the walk, with the condition looked at on each row. */
function followed(
  atom: Node,
  node: Node,
  type: number | readonly number[],
  numbers: readonly number[],
  order: Order,
  limit: number,
  context: SourceContext,
): PartBranches {
  const { writer } = context;
  const name = writer.alias('c');
  const most = context.followed;
  const select = candidateSelect(atom, most + 1, context);
  const few = `(select count(*) from ${name}) <= ${most}`;
  const all = members(node);
  const rest = all.filter((each) => each !== atom).map((each) => check(each, 'r', context));
  const beside = atom.kind === 'numbers' || atom.kind === 'dates' ? factsBeside(atom, name, context) : [];
  const plainType =
    typeof type === 'number'
      ? `r.type = ${writer.put(type, 'smallint')}`
      : `r.type = any (${writer.put(`{${type.join()}}`, 'smallint[]')})`;
  const found =
    atom.kind === 'numbers' || atom.kind === 'dates'
      ? `${plainType} and r.key = any (array(select key from ${name}))`
      : atom.kind === 'has'
        ? `(${plainType}) is true and r.self = any (array(select self from ${name}))`
        : `(${plainType}) is true and r.facts && array(select fact from ${name})`;
  const near = [few, found, visible('r', context), ...rest, ...beside].join(' and ');
  const far = broad(all, type, numbers, order, limit, context).map((branch) => ({
    ...branch,
    where: `not ${few} and ${branch.where}`,
  }));
  // A list of keys is read in the order of the primary key, and ends with the page (PostgreSQL 17 on).
  const walks = order.walk === 'key' && numbers.length === 1 && (atom.kind === 'numbers' || atom.kind === 'dates');
  return { branches: [{ where: near, walks }, ...far], candidates: [{ name, select }] };
}

/** What a candidate must hold beside its value: one fact is looked at in place, of several the values say which. */
function factsBeside(
  atom: Atom & { readonly kind: 'numbers' | 'dates' },
  name: string,
  context: SourceContext,
): readonly string[] {
  const facts = new Set(atom.of.flatMap(({ fact }) => fact ?? []));
  const [only] = facts;
  if (only === undefined) return [];
  if (facts.size > 1) return [check(atom, 'r', context)];
  return [
    `((r.facts @> ${context.writer.put(bigints([only]), 'bigint[]')}) is true or r.key = any (array(select key from ${name} where alone)))`,
  ];
}

function candidateSelect(atom: Node, limit: number, context: SourceContext): string {
  if (atom.kind === 'numbers' || atom.kind === 'dates')
    return `select key, alone from (${valueKeys(atom, context)}) s limit ${limit}`;
  if (atom.kind === 'has') return hasSelves(atom, context, limit);
  if (atom.kind === 'chain') return chainFacts(atom, context, limit);
  throw new Error(`No candidates by ${atom.kind}`);
}

/** Broad conditions: walk the order if a page fills sooner than the rarest facts can be sorted. */
function broad(
  all: readonly Node[],
  type: number | readonly number[],
  numbers: readonly number[],
  order: Order,
  limit: number,
  context: SourceContext,
): readonly SqlBranch[] {
  const node: Node = { kind: 'and', of: all, exact: false };
  const factsLead = all.some(({ kind }) => kind === 'facts');
  if (order.walk === undefined || (factsLead && !walkIsShorter(all, numbers, limit, context))) {
    const lead = sourceCondition(node, 'r', type, context);
    return [{ where: lead ?? scanCondition(node, 'r', type, context), walks: false }];
  }
  if (order.walk === 'date') return dateBranches(all, numbers, order, context);
  if (order.walk !== 'chart') return [walkBranch(all, numbers, '', context)];
  return chartBranches(all, numbers, order, context);
}

/** Rows to walk until the page is full, against rows that the rarest facts leave to sort. */
function walkIsShorter(
  all: readonly Node[],
  numbers: readonly number[],
  limit: number,
  { breadth }: SourceContext,
): boolean {
  const ofType = Math.min(
    1,
    numbers.reduce((sum, number) => sum + (breadth.type(number) ?? 1), 0),
  );
  const share = all.reduce(
    (product, each) => (each.kind === 'facts' ? product * Math.min(1, shareOf(each, breadth) / ofType) : product),
    1,
  );
  const walked = limit / Math.max(share, 1e-9);
  return walked * 2 < rowsLeft(all, breadth);
}

function walkBranch(
  all: readonly Node[],
  numbers: readonly number[],
  first: string,
  context: SourceContext,
): SqlBranch {
  const { writer } = context;
  const conditions = [
    ...(first === '' ? [] : [first]),
    visible('r', context),
    ...all.map((each) => check(each, 'r', context)),
  ];
  const [only] = numbers;
  if (only === undefined || numbers.length > 1) return { where: conditions.join(' and '), walks: true, types: numbers };
  return { where: [`r.type = ${writer.put(only, 'smallint')}`, ...conditions].join(' and '), walks: true };
}

/** By clinical date: the dated rows along the index, long ranges that begin before it, and rows without a date. */
function chartBranches(
  all: readonly Node[],
  numbers: readonly number[],
  order: Order,
  context: SourceContext,
): readonly SqlBranch[] {
  const { writer } = context;
  const chart = all.find((each): each is Atom & { readonly kind: 'chart' } => each.kind === 'chart');
  if (chart === undefined) {
    const dated = walkBranch(all, numbers, 'r.date_lo is not null', context);
    const absent = order.absent === undefined ? [] : [factBranch(all, numbers, order.absent, '', context)];
    return [dated, ...absent];
  }
  const { prefix, lo, slack } = chart.test;
  if (prefix !== 'gt' && prefix !== 'ge' && prefix !== 'ap') return [walkBranch(all, numbers, '', context)];
  const bound = writer.put(timestamp(lo - slack - 1 - SHORT_DATE_MS), 'timestamptz');
  return [
    walkBranch(all, numbers, `r.date_lo > ${bound}`, context),
    factBranch(all, numbers, chart.long, `r.date_lo <= ${bound}`, context),
  ];
}

/** By a date outside of the row: each slot along its index, a resource at its best date; then rows without one. */
function dateBranches(
  all: readonly Node[],
  numbers: readonly number[],
  { slots = [], absent, descending }: Order,
  context: SourceContext,
): readonly SqlBranch[] {
  const { writer } = context;
  const list = writer.put(bigints(slots), 'bigint[]');
  const walks = slots.map((slot): SqlBranch => {
    const [d, e] = [writer.alias('d'), writer.alias('e')];
    const best = `select ${e}.ctid from suwen.date_value ${e} where ${e}.key = ${d}.key and ${e}.slot + 0 = any (${list}) order by ${e}.lo${descending ? ' desc' : ''}, ${e}.ctid limit 1`;
    const first = `${d}.slot = ${writer.put(String(slot), 'bigint')} and ${d}.ctid = (${best})`;
    const from = `suwen.date_value ${d} join suwen.resource r on r.key = ${d}.key and r.type = any (${writer.put(`{${numbers.join()}}`, 'smallint[]')})`;
    const conditions = [first, visible('r', context), ...all.map((each) => check(each, 'r', context))];
    return { where: conditions.join(' and '), walks: true, by: { from, column: `${d}.lo` } };
  });
  return [...walks, ...(absent === undefined ? [] : [factBranch(all, numbers, absent, '', context)])];
}

function factBranch(
  all: readonly Node[],
  numbers: readonly number[],
  fact: bigint,
  also: string,
  context: SourceContext,
): SqlBranch {
  const { writer } = context;
  const type = `(r.type = any (${writer.put(`{${numbers.join()}}`, 'smallint[]')})) is true`;
  const conditions = [
    `r.facts @> ${writer.put(bigints([fact]), 'bigint[]')}`,
    type,
    visible('r', context),
    ...(also === '' ? [] : [`(${also}) is true`]),
  ];
  return { where: [...conditions, ...all.map((each) => check(each, 'r', context))].join(' and '), walks: false };
}
