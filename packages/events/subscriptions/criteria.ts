import { isResourceType } from '#fhir';
import {
  matches,
  parseSearch,
  resolveSearch,
  zoneOffset,
  type AnswerContext,
  type CodesAsk,
  type Condition,
  type SearchRequest,
} from '#search';
import type { Pairs } from '#store';
import { criteriaParameter, criteriaUnreadable } from '../refusals.ts';

/** What criteria are read with; the same as every search. */
export interface CriteriaParts {
  readonly context: () => AnswerContext;
  readonly now: () => number;
  readonly codes: (
    ask: CodesAsk,
    name: string,
  ) => Promise<readonly { readonly system: string; readonly code: string }[]>;
}

/** One search, compiled: told by the resource's own content, or only by a search. */
export type Criteria =
  | { readonly by: 'content'; readonly holds: (resource: object) => boolean }
  | { readonly by: 'search'; readonly pairs: Pairs };

/** Parameters that shape an answer and are no condition. */
const RESULT =
  /^_(?:sort|count|include|revinclude|summary|elements|total|contained|containedType|cursor|format|pretty|maxresults|score)(?::|$)/u;

/** Reads a search; refuses, by name, what the search itself would refuse, and what is no condition. */
export function parseCriteria(
  { context, now }: Omit<CriteriaParts, 'codes'>,
  type: string,
  pairs: Pairs,
): SearchRequest {
  if (!isResourceType(type)) throw criteriaUnreadable(type);
  const shaping = pairs.find(([name]) => RESULT.test(name));
  if (shaping !== undefined) throw criteriaParameter(shaping[0]);
  const { registry, zone, bases } = context();
  return parseSearch({ types: [type] }, pairs, registry, {
    zone,
    handling: 'strict',
    defaultCount: 1,
    maxCount: 1,
    now: now(),
    bases,
  });
}

/** Compiles a search. Value sets are looked up once, now. */
export async function compileCriteria(parts: CriteriaParts, type: string, pairs: Pairs): Promise<Criteria> {
  const request = parseCriteria(parts, type, pairs);
  if (!request.parts.every(({ where }) => tellsByContent(where))) return { by: 'search', pairs };
  const elsewhere = (): Promise<never> =>
    Promise.reject(new Error(`${type}: a condition on content asked for other resources`));
  const answer = parts.context();
  const resolved = await resolveSearch(request, answer, {
    codes: parts.codes,
    selves: elsewhere,
    resources: elsewhere,
  });
  const match = { zone: zoneOffset(answer.zone), bases: answer.bases, canonicalUnit: answer.canonicalUnit };
  return { by: 'content', holds: (resource) => resolved.parts.every(({ where }) => matches(where, resource, match)) };
}

/** Whether the content of the resource alone tells. */
function tellsByContent(condition: Condition): boolean {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.of.every(tellsByContent);
    case 'not':
      return tellsByContent(condition.of);
    case 'value':
      return condition.test.kind !== 'hierarchy';
    case 'present':
    case 'id':
    case 'words':
      return true;
    default:
      return false;
  }
}
