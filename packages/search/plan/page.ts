import { branchesOf, type SqlBranch } from './branches.ts';
import { check } from './check.ts';
import { afterCursor, type Cursor } from './cursor.ts';
import type { Node } from './node.ts';
import type { Order } from './order.ts';
import type { SourceContext } from './source.ts';
import { limitText, newWriter, type Statement } from './statement.ts';

/** A part of a search as the index sees it. */
export interface PlannedPart {
  readonly types: readonly string[];
  readonly node: Node;
  /** Conditions inside of `or` and `not` that only the index can tell the evaluator. */
  readonly flags: readonly Node[];
}

/** What a page is made of. */
export interface PageInput {
  readonly parts: readonly PlannedPart[];
  readonly order: Order;
  readonly limit: number;
  readonly after?: Cursor;
  /** Columns to select, from `r`. */
  readonly columns: string;
}

/**
 * The statement of a page: the columns, `sort1` … as text for the cursor, and `flags`. Rows come in order, at most
 * `limit`.
 */
export function pageStatement(input: PageInput, base: Omit<SourceContext, 'writer'>): Statement {
  const writer = newWriter();
  const context: SourceContext = { ...base, writer };
  const planned = input.parts.map(({ node, types }) => branchesOf(node, types, input.order, input.limit, context));
  const branches = planned.flatMap((part) => part.branches);
  const ctes = planned
    .flatMap((part) => part.candidates)
    .map(({ name, select }) => `${name} as materialized (${select})`);
  const head = ctes.length === 0 ? '' : `with ${ctes.join(', ')} `;
  const [only] = branches;
  const text =
    only !== undefined && branches.length === 1 && only.types === undefined && only.by === undefined
      ? single(only, input, context)
      : union(branches, input, context);
  return { text: head + text, values: writer.values };
}

function single(branch: SqlBranch, input: PageInput, context: SourceContext): string {
  const { order, columns, limit } = input;
  const { writer } = context;
  const where = conditionsOf(branch, input, context);
  const sorts = order.keys.map(({ plain }, at) => `, (${plain('r', writer)})::text as sort${at + 1}`).join('');
  return `select ${columns}${sorts}${flagsColumn(input, context)} from suwen.resource r where ${where} order by ${orderBy(branch, order, context)} limit ${limitText(limit, writer)}`;
}

/** Each branch brings at most a page; the best of all are the page. */
function union(branches: readonly SqlBranch[], input: PageInput, context: SourceContext): string {
  const { order, columns, limit } = input;
  const { writer } = context;
  const values = order.keys.map((_, at) => `v${at + 1}`);
  const selects = branches.map((branch) => `(${branchSelect(branch, input, context)})`);
  const found =
    selects.length === 0
      ? `(select r.*${values.map((name) => `, null::text as ${name}`).join('')} from suwen.resource r where false)`
      : selects.join(' union all ');
  const sorts = values.map((name, at) => `, r.${name}::text as sort${at + 1}`).join('');
  const by = [
    ...order.keys.map(
      ({ descending, nullable }, at) => `r.v${at + 1}${descending ? ' desc' : ''}${nullable ? ' nulls last' : ''}`,
    ),
    `r.key${order.descending ? ' desc' : ''}`,
  ];
  return `select ${columns}${sorts}${flagsColumn(input, context)} from (${found}) r order by ${by.join(', ')} limit ${limitText(limit, writer)}`;
}

function branchSelect(branch: SqlBranch, input: PageInput, context: SourceContext): string {
  const { order, limit } = input;
  const { writer } = context;
  const values = order.keys.map(({ plain }, at) => `, ${plain('r', writer)} as v${at + 1}`).join('');
  const tail = `order by ${orderBy(branch, order, context)} limit ${limitText(limit, writer)}`;
  if (branch.types === undefined)
    return `select r.*${values} from ${branch.by?.from ?? 'suwen.resource r'} where ${conditionsOf(branch, input, context)} ${tail}`;
  const walked = `select r.*${values} from suwen.resource r where r.type = y.type and ${conditionsOf(branch, input, context)} ${tail}`;
  return `select w.* from unnest(${writer.put(`{${branch.types.join()}}`, 'smallint[]')}) y(type) cross join lateral (${walked}) w`;
}

function conditionsOf({ where, walks, by }: SqlBranch, { after, order }: PageInput, { writer }: SourceContext): string {
  if (after === undefined) return where;
  const bound = walks ? walkBound(order, after, by?.column, writer) : '';
  return `${where}${bound} and ${afterCursor(order, after, 'r', writer)}`;
}

/** The first key alone bounds the index scan; ties are told apart by the whole condition. */
function walkBound(
  { keys }: Order,
  { values }: Cursor,
  column: string | undefined,
  writer: SourceContext['writer'],
): string {
  const [first] = keys;
  const [value] = values;
  if (first === undefined) return '';
  // A walk meets only rows that have the value; behind the cursor there are only rows without.
  if (value === undefined || value === null) return ' and false';
  return ` and ${column ?? first.plain('r', writer)} ${first.descending ? '<=' : '>='} ${writer.put(value, first.cast)}`;
}

/** A walk orders by the columns of its index; anything else by expressions that no index has. */
function orderBy({ walks, by }: SqlBranch, { keys, descending }: Order, { writer }: SourceContext): string {
  const columns = keys.map(({ plain, cast, descending: down, nullable }, at) => {
    const column = at === 0 ? by?.column : undefined;
    const own = walks || cast !== 'timestamptz';
    const expression = column ?? (own ? plain('r', writer) : `${plain('r', writer)} + interval '0'`);
    // The index walked holds no missing values.
    return `${expression}${down ? ' desc' : ''}${nullable && !(walks && at === 0) ? ' nulls last' : ''}`;
  });
  return [...columns, `r.key${walks ? '' : ' + 0'}${descending ? ' desc' : ''}`].join(', ');
}

/** One array per row: what the index says about conditions that the resource alone does not show. */
function flagsColumn({ parts }: PageInput, context: SourceContext): string {
  const flags = parts.flatMap((part) => part.flags);
  return flags.length === 0
    ? ''
    : `, array[${flags.map((flag) => check(flag, 'r', context)).join(', ')}]::boolean[] as flags`;
}
