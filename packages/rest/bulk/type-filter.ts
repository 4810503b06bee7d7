import type { Resource } from '#fhir';
import { matches, parseSearch, zoneOffset, type AnswerContext, type Condition } from '#search';
import { readPairs } from '../address.ts';
import { wrongParameter } from '../refusals.ts';
import { filterTooWide } from './refusals.ts';

/** Whether a resource is to be exported. */
export type Wanted = (resource: Resource) => boolean;

/**
 * Reads `_typeFilter=Observation?code=x` texts: of several for one type any may match (Bulk Data 2.0). Refuses what is
 * about other resources or terminology, and whatever the search refuses.
 */
export function typeFilters(
  texts: readonly string[],
  context: AnswerContext,
  now: number,
): ReadonlyMap<string, Wanted> {
  const byType = new Map<string, Wanted[]>();
  for (const text of texts) {
    const [type, query] = [text.slice(0, text.indexOf('?')), text.slice(text.indexOf('?') + 1)];
    if (!text.includes('?') || !context.registry.resourceTypes.includes(type)) {
      throw wrongParameter('_typeFilter', '应写作 类型?条件', 'is written Type?condition');
    }
    byType.set(type, [...(byType.get(type) ?? []), wantedOf(type, query, text, context, now)]);
  }
  return new Map(
    [...byType].map(([type, any]) => [type, (resource: Resource) => any.some((wanted) => wanted(resource))]),
  );
}

function wantedOf(type: string, query: string, text: string, context: AnswerContext, now: number): Wanted {
  const options = {
    zone: context.zone,
    bases: context.bases,
    handling: 'strict',
    defaultCount: 1,
    maxCount: 1,
    now,
  } as const;
  const { parts, includes, sort } = parseSearch({ types: [type] }, readPairs(query), context.registry, options);
  const [part] = parts;
  if (part === undefined || includes.length > 0 || sort.length > 0 || isWide(part.where)) throw filterTooWide(text);
  const match = { zone: zoneOffset(context.zone), bases: context.bases, canonicalUnit: context.canonicalUnit };
  const updated = updatedTest(part.where, type, context);
  return (resource) => matches(updated, resource, match);
}

/** Whether a condition needs more than the resource itself. */
function isWide(condition: Condition): boolean {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.of.some(isWide);
    case 'not':
      return isWide(condition.of);
    case 'chain':
    case 'has':
    case 'listed':
    case 'selves':
      return true;
    case 'value':
      return condition.test.kind === 'hierarchy' || condition.test.kind === 'codes';
    default:
      return false;
  }
}

/** The time of the last change is read from the resource's own meta here. */
function updatedTest(condition: Condition, type: string, context: AnswerContext): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
      return { op: condition.op, of: condition.of.map((each) => updatedTest(each, type, context)) };
    case 'not':
      return { op: 'not', of: updatedTest(condition.of, type, context) };
    case 'updated':
      return { op: 'value', parameter: context.registry.demand(type, '_lastUpdated'), test: condition.test };
    default:
      return condition;
  }
}
