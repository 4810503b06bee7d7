import { typeOf } from '#fhir';
import type { SearchRequest } from '../parse/request.ts';
import type { PlanContext } from '../plan/context.ts';
import { includeStatement, type IncludeFrom } from '../plan/include.ts';
import { tooManyIncluded } from '../refusals.ts';
import type { Match, MatchRow, SearchPort } from './answer.ts';

/** Most resources that one page brings besides its matches. */
const MOST_INCLUDED = 5000;

/**
 * What `_include` and `_revinclude` bring around the matches, each resource once, no match among them; `:iterate` goes on
 * from what was brought until nothing new comes (FHIR R4 search.html#include). A Refusal beyond 5,000.
 */
export async function includedRows<R extends MatchRow>(
  request: SearchRequest,
  matches: readonly Match<R>[],
  context: PlanContext,
  port: SearchPort<R>,
): Promise<readonly R[]> {
  const known = new Set(matches.map(({ row }) => row.self));
  const found: R[] = [];
  let includes = request.includes;
  let from: readonly IncludeFrom[] = matches.map(({ row, resource }) => fromRow(row, port, resource));
  while (includes.length > 0 && from.length > 0) {
    const statement = includeStatement(includes, from, port.columns, MOST_INCLUDED + 1, context);
    const rows = statement === undefined ? [] : await port.rows(statement);
    const fresh = rows.filter(({ self }) => !known.has(self));
    for (const row of fresh) known.add(row.self);
    found.push(...fresh);
    if (found.length > MOST_INCLUDED)
      throw tooManyIncluded(
        request.includes.map(({ reverse }) => (reverse ? '_revinclude' : '_include')),
        MOST_INCLUDED,
      );
    from = fresh.map((row) => fromRow(row, port, undefined));
    includes = request.includes.filter(({ iterate }) => iterate);
  }
  return found;
}

function fromRow<R extends MatchRow>(row: R, port: SearchPort<R>, resource: object | undefined): IncludeFrom {
  return { self: row.self, type: typeOf(row.type) ?? '', open: () => resource ?? port.open(row) };
}
