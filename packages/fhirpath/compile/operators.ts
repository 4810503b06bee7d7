import type { Operator } from '../syntax/tree.ts';
import { distinct, equal, holds } from '../values/equality.ts';
import { equivalent } from '../values/equivalence.ts';
import { one, type Items } from '../values/item.ts';
import { orderOf } from '../values/order.ts';
import { arithmetic, bounded } from './arithmetic.ts';
import { fromItems, fromTruth, single, type Plan } from './plan.ts';
import { textOfItem } from '../values/text-of.ts';

/** The plan of an operator between two operands (FHIRPath 2.0 §6). */
export function binaryPlan(operator: Operator, left: Plan, right: Plan): Plan {
  switch (operator) {
    case 'and':
    case 'or':
    case 'xor':
    case 'implies':
      return logic(operator, left, right);
    case '=':
      return fromTruth((scope) => equal(left.items(scope), right.items(scope), scope.run.zone));
    case '!=':
      return fromTruth((scope) => opposite(equal(left.items(scope), right.items(scope), scope.run.zone)));
    case '~':
      return fromTruth((scope) => equivalent(left.items(scope), right.items(scope), scope.run.zone));
    case '!~':
      return fromTruth((scope) => !equivalent(left.items(scope), right.items(scope), scope.run.zone));
    case '<':
    case '>':
    case '<=':
    case '>=':
      return comparison(operator, left, right);
    case 'in':
      return fromTruth((scope) => membership(left.items(scope), right.items(scope), 'in', scope.run.zone));
    case 'contains':
      return fromTruth((scope) => membership(right.items(scope), left.items(scope), 'contains', scope.run.zone));
    case '|':
      return union(left, right);
    case '&':
      return fromItems((scope) => one(bounded(joined(left.items(scope)) + joined(right.items(scope))), 'String'));
    default:
      return arithmetic(operator, left, right);
  }
}

const opposite = (truth: boolean | undefined): boolean | undefined => (truth === undefined ? undefined : !truth);

/** Three-valued logic (FHIRPath 2.0 §6.5); the right side is not asked when the left decides alone. */
function logic(operator: 'and' | 'or' | 'xor' | 'implies', left: Plan, right: Plan): Plan {
  switch (operator) {
    case 'and':
      return fromTruth((scope) => {
        const a = left.truth(scope);
        if (a === false) return false;
        const b = right.truth(scope);
        return b === false ? false : a === undefined || b === undefined ? undefined : true;
      });
    case 'or':
      return fromTruth((scope) => {
        const a = left.truth(scope);
        if (a === true) return true;
        const b = right.truth(scope);
        return b === true ? true : a === undefined || b === undefined ? undefined : false;
      });
    case 'xor':
      return fromTruth((scope) => {
        const a = left.truth(scope);
        const b = right.truth(scope);
        return a === undefined || b === undefined ? undefined : a !== b;
      });
    case 'implies':
      return fromTruth((scope) => {
        const a = left.truth(scope);
        if (a === false) return true;
        const b = right.truth(scope);
        if (b === true) return true;
        return a === undefined || b === undefined ? undefined : false;
      });
  }
}

function comparison(operator: '<' | '>' | '<=' | '>=', left: Plan, right: Plan): Plan {
  return fromTruth((scope) => {
    const a = single(left.items(scope), operator);
    const b = single(right.items(scope), operator);
    const order = a && b && orderOf(a, b, operator, scope.run.zone);
    if (order === undefined) return undefined;
    switch (operator) {
      case '<':
        return order < 0;
      case '>':
        return order > 0;
      case '<=':
        return order <= 0;
      case '>=':
        return order >= 0;
    }
  });
}

function membership(one: Items, many: Items, operator: string, zone: number | undefined): boolean | undefined {
  const item = single(one, operator);
  return item && holds(many, item, zone);
}

function union(left: Plan, right: Plan): Plan {
  const both = (a: Items, b: Items): Items => (a.length === 0 ? b : b.length === 0 ? a : [...a, ...b]);
  return {
    ...fromItems((scope) => distinct(both(left.items(scope), right.items(scope)), scope.run.zone)),
    exists: (scope) => left.exists(scope) || right.exists(scope),
  };
}

/** `&` takes an empty collection for an empty text (FHIRPath 2.0 §6.6.4). */
function joined(items: Items): string {
  const item = single(items, '&');
  return item === undefined ? '' : (textOfItem(item) ?? '');
}
