import type { Condition } from '../parse/condition.ts';

/**
 * Conditions about other resources that stand inside of `or` or `not`: a row's own content does not show them, so SQL
 * tells (`flags`, in this order). Those in plain conjunction hold for every row that SQL brings.
 */
export function decidedElsewhere(condition: Condition, nested = false): readonly Condition[] {
  switch (condition.op) {
    case 'and':
      return condition.of.flatMap((each) => decidedElsewhere(each, nested));
    case 'or':
      return condition.of.flatMap((each) => decidedElsewhere(each, true));
    case 'not':
      return decidedElsewhere(condition.of, true);
    default:
      return nested && isElsewhere(condition) ? [condition] : [];
  }
}

/** Whether a condition is about more than the resource itself. */
export const isElsewhere = ({ op, ...rest }: Condition): boolean =>
  op === 'chain' ||
  op === 'has' ||
  op === 'listed' ||
  op === 'updated' ||
  op === 'selves' ||
  (op === 'value' && 'test' in rest && rest.test.kind === 'hierarchy');
