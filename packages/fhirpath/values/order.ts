import { wrongType } from '../refusals.ts';
import { sameUnit } from './amounts.ts';
import { compareMoments } from './compare-moments.ts';
import { amounts } from './equality.ts';
import type { Item } from './item.ts';
import { Moment } from './moment.ts';
import { scalarOf, typeText } from './scalar.ts';

/**
 * The order of two items: negative, 0, positive; undefined where precision or units leave it open (FHIRPath 2.0 §6.2).
 * Refuses types that have no order between them.
 */
export function orderOf(a: Item, b: Item, operator: string, zone?: number): number | undefined {
  const first = scalarOf(a);
  const second = scalarOf(b);
  if (first === undefined || second === undefined) return undefined;
  if (typeof first === 'number' && typeof second === 'number') return first - second;
  if (typeof first === 'string' && typeof second === 'string') return first < second ? -1 : first > second ? 1 : 0;
  if (first instanceof Moment && second instanceof Moment && (first.kind === 'Time') === (second.kind === 'Time'))
    return compareMoments(first, second, zone);
  const pair = amounts(first, second);
  if (pair) {
    const same = sameUnit(pair[0], pair[1], false);
    return same && same[0] - same[1];
  }
  // A Quantity without value or with a comparator has no place in the order.
  if (a.type.system === 'Quantity' && b.type.system === 'Quantity') return undefined;
  throw wrongType(operator, `${typeText(a)}, ${typeText(b)}`);
}
