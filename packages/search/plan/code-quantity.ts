import { any, type Condition } from '../parse/condition.ts';
import type { PlanContext } from './context.ts';

/** A condition that says the same as another one more narrowly. */
export interface Replacement {
  readonly replaced: Condition;
  readonly condition: Condition;
}

/**
 * `code=X&value-quantity=Y` of an Observation: both are single values at its root, so the quantity is looked for in the
 * slot of that code (code-value-quantity). The condition on the code stays.
 */
export function codeQuantity(
  conditions: readonly Condition[],
  type: string,
  { registry }: PlanContext,
): Replacement | undefined {
  if (type !== 'Observation') return undefined;
  const composite = registry.find(type, 'code-value-quantity');
  const codes = conditions.map((each) => tokens(each)).find((found) => found !== undefined);
  const replaced = conditions.find((each) => quantities(each) !== undefined);
  if (composite === undefined || !composite.ready || codes === undefined || replaced === undefined) return undefined;
  const pairs = codes.flatMap((code) =>
    (quantities(replaced) ?? []).map((quantity): Condition => ({
      op: 'value',
      parameter: composite,
      test: { kind: 'composite', tests: [code, quantity] },
    })),
  );
  return { replaced, condition: any(pairs) };
}

type Value = Condition & { readonly op: 'value' };

const alternatives = (condition: Condition): readonly Condition[] =>
  condition.op === 'or' ? condition.of : [condition];

const isValueOf = (condition: Condition, code: string, kind: string): condition is Value =>
  condition.op === 'value' && condition.parameter.code === code && condition.test.kind === kind;

function tokens(condition: Condition): readonly Value['test'][] | undefined {
  const found = alternatives(condition);
  const plain = found.filter((each) => isValueOf(each, 'code', 'token')).map(({ test }) => test);
  const coded = plain.filter((test) => test.kind === 'token' && test.code !== undefined);
  return found.length > 0 && coded.length === found.length ? coded : undefined;
}

function quantities(condition: Condition): readonly Value['test'][] | undefined {
  const found = alternatives(condition);
  const plain = found.filter((each) => isValueOf(each, 'value-quantity', 'quantity')).map(({ test }) => test);
  return found.length > 0 && plain.length === found.length ? plain : undefined;
}
