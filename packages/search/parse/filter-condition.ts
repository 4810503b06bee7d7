import type { SearchType } from '#fhir';
import { partsOf, type Parameter } from '../registry/parameter.ts';
import { badValue } from '../refusals.ts';
import { normalise } from '../values/normalise.ts';
import type { BuildContext } from './build-context.ts';
import { all, any, type Condition, type StringTest, type Test } from './condition.ts';
import { readDate } from './read-date.ts';
import { readTest } from './read-test.ts';

const ORDERED = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];

/** Operators of each kind besides `pr` (FHIR R4 search_filter.html#ops). */
const OPERATORS: Readonly<Record<SearchType, readonly string[]>> = {
  token: ['eq', 'ne', 'in', 'ni', 'ss', 'sb'],
  string: ['eq', 'ne', 'co', 'sw', 'ew'],
  uri: ['eq', 'ne'],
  reference: ['eq', 'ne', 're'],
  date: [...ORDERED, 'po'],
  number: ORDERED,
  quantity: ORDERED,
  composite: ['eq'],
  special: ['eq'],
};

/** Modifiers that say the same as an operator: `ss`, the value subsumes, is `:below`. */
const AS_MODIFIER: ReadonlyMap<string, string> = new Map([
  ['in', 'in'],
  ['ni', 'not-in'],
  ['ss', 'below'],
  ['sb', 'above'],
]);

/** The condition of one comparison of a `_filter`. */
export function filterCondition(
  type: string,
  code: string,
  operator: string,
  value: string,
  context: BuildContext,
): Condition {
  if (operator === 'pr')
    return context.build(type, `${code}:missing`, value === 'true' ? 'false' : value === 'false' ? 'true' : value);
  const parameter = context.registry.demand(type, code.split(':')[0] ?? code);
  const allowed = OPERATORS[parameter.kind];
  if (!allowed.includes(operator)) {
    throw badValue('_filter', `${code} ${operator}`, {
      zh: `比较符 ${allowed.join('、')} 或 pr`,
      en: `one of ${allowed.join(', ')} or pr`,
    });
  }
  const modifier = AS_MODIFIER.get(operator);
  const escaped = value.replace(/([,$\\])/gu, '\\$1');
  if (modifier !== undefined) return context.build(type, `${code}:${modifier}`, escaped);
  if (parameter.kind === 'date' && operator === 'po') {
    return ofParts(parameter, () => ({ ...readDate(`ap${escaped}`, context), slack: 0 }));
  }
  if (ORDERED.includes(operator) && ['date', 'number', 'quantity'].includes(parameter.kind))
    return context.build(type, code, operator + escaped);
  if (parameter.kind === 'string') return ofParts(parameter, () => stringTest(operator, value));
  if (operator === 'ne') return all([unequal(parameter, escaped, context)]);
  return context.build(type, code, escaped);
}

const ofParts = (parameter: Parameter, test: (part: Parameter) => Test): Condition =>
  any(partsOf(parameter).map((part) => ({ op: 'value', parameter: part.parameter, test: test(part.parameter) })));

/** `ne` is true when some item of the set is unequal. */
function unequal(parameter: Parameter, value: string, context: BuildContext): Condition {
  return { op: 'value', parameter, test: { kind: 'unequal', test: readTest(parameter, undefined, value, context) } };
}

function stringTest(operator: string, value: string): Test {
  const text = normalise(value);
  if (operator === 'ne') return { kind: 'unequal', test: { kind: 'string', how: 'equal', text } };
  return { kind: 'string', how: HOW.get(operator) ?? 'equal', text };
}

const HOW: ReadonlyMap<string, StringTest['how']> = new Map<string, StringTest['how']>([
  ['eq', 'equal'],
  ['co', 'contains'],
  ['sw', 'starts'],
  ['ew', 'ends'],
]);
