import type { Condition } from '../parse/condition.ts';
import type { SearchRequest } from '../parse/request.ts';
import { rowsLeft } from './breadth.ts';
import { compileCondition } from './compile-condition.ts';
import { FOLLOWED, type PlanContext } from './context.ts';
import { countStatement } from './count.ts';
import { markOf, readCursor, writeCursor, type Cursor } from './cursor.ts';
import { decidedElsewhere } from './decided.ts';
import { orderOf } from './order.ts';
import { pageStatement, type PlannedPart } from './page.ts';
import { members } from './source.ts';
import type { Statement } from './statement.ts';

/** A row of a page as the cursor needs it: `key`, and `sort1` … where SQL orders. */
export interface PageRow {
  readonly key: bigint;
  readonly [column: string]: unknown;
}

/** How a search is answered by the database. */
export interface SqlPlan {
  /** Whether rows are only candidates: each must be opened and pass `matches`. */
  readonly needsEvaluation: boolean;
  /** Whether candidates come in no order: all (at most 5,000) must be opened and sorted by `compareMatches`. */
  readonly sortsOpened: boolean;
  /** Names of the parameters that are decided on opened resources, for refusals. */
  readonly opened: readonly string[];
  /** Columns from `r` (suwen.resource), in order; ask for one row more than the page has. */
  page(columns: string, limit: number, after?: Cursor): Statement;
  /** One row with `count`: exact unless `needsEvaluation`, then of candidates. */
  count(): Statement;
  /** One row with `count`: the same, but no more than `most`. */
  countTo(most: number): Statement;
  /** A guess of the number of matches from statistics; undefined when nothing is known. */
  readonly guess: number | undefined;
  /** The cursor of the request; a Refusal when another search made it. */
  readonly after: Cursor | undefined;
  /** The text of the cursor behind a row; `place` where candidates are sorted after opening. */
  cursorBehind(row: PageRow, place?: number): string;
}

/** Plans a search whose terminology and inner searches are resolved (`resolveSearch`). */
export function plan(request: SearchRequest, context: PlanContext): SqlPlan {
  const parts = request.parts.map(({ types, where }): PlannedPart => {
    const node = compileCondition(where, types[0] ?? '', context);
    const flags = node.exact
      ? []
      : decidedElsewhere(where).map((each) => compileCondition(each, types[0] ?? '', context));
    return { types, node, flags };
  });
  const order = orderOf(
    request,
    parts.map(({ node }) => node),
    context,
  );
  const base = { access: context.access, breadth: context.breadth, followed: context.followed ?? FOLLOWED };
  const mark = markOf(request, context.hash);
  const unordered = { keys: [], descending: false, walk: 'key' } as const;
  const sorted = order ?? unordered;
  return {
    needsEvaluation: parts.some(({ node }) => !node.exact),
    sortsOpened: order === undefined,
    opened: [
      ...new Set(
        request.parts.flatMap(({ where }, at) =>
          parts[at]?.node.exact === false ? openedNames(where, context, parts[at].types[0] ?? '') : [],
        ),
      ),
    ],
    page: (columns, limit, after) =>
      pageStatement({ parts, order: sorted, limit, columns, ...(after === undefined ? {} : { after }) }, base),
    count: () => countStatement(parts, base),
    countTo: (most) => countStatement(parts, base, most),
    guess: guessOf(parts, context),
    after: request.cursor === undefined ? undefined : readCursor(request.cursor, mark),
    cursorBehind: (row, place) =>
      writeCursor(
        {
          values: sorted.keys.map((_, at) => textOf(row[`sort${at + 1}`])),
          key: String(row.key),
          ...(place === undefined ? {} : { place }),
        },
        mark,
      ),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function guessOf(parts: readonly PlannedPart[], { breadth }: PlanContext): number | undefined {
  if (breadth.rows === 0) return undefined;
  const rows = parts.map(({ node }) => rowsLeft(members(node), breadth));
  const sum = rows.reduce((total, each) => total + each, 0);
  return sum === Infinity ? undefined : Math.round(sum);
}

/** Parameters whose conditions the index does not decide. */
function openedNames(condition: Condition, context: PlanContext, type: string): readonly string[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.of.flatMap((each) => openedNames(each, context, type));
    case 'not':
      return openedNames(condition.of, context, type);
    case 'value':
      return compileCondition(condition, type, context).exact ? [] : [condition.parameter.code];
    case 'words':
      return [condition.where];
    default:
      return [];
  }
}
