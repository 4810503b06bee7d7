import { implicit } from '../model/conversions.ts';
import { isA } from '../model/model-of.ts';
import { anyType } from '../model/system-types.ts';
import { none, type Item } from '../values/item.ts';
import type { NamedType } from './call.ts';
import { fromItems, fromTruth, single, type Plan } from './plan.ts';

/** Whether an item is of a type or of one that specialises it; a computed `5 'mg'` is a `Quantity` unless `FHIR.` is written. */
export const isOf = (item: Item, { type, qualified }: NamedType): boolean =>
  isA(item.type, type) ||
  type === anyType ||
  (!qualified && item.type.namespace === 'System' && item.type.name === type.name);

/**
 * `is`. The operator lets a FHIR primitive count as the System type that it converts to when the expression leaves the
 * namespace open, as R4's own invariant que-7 (`answer is Boolean`) needs; the function does not.
 */
export function isPlan(of: Plan, named: NamedType, operator: boolean): Plan {
  const open = operator && !named.qualified && named.type.namespace === 'System';
  return fromTruth((scope) => {
    const item = single(of.items(scope), 'is');
    if (!item) return undefined;
    return isOf(item, named) || (open && implicit.get(item.type.name) === named.type.name);
  });
}

/** `as` and ofType(): the items of a type. R4's search parameters need `as` on several items, so it filters them too. */
export const asPlan = (of: Plan, named: NamedType): Plan =>
  of.narrowed?.(named) ??
  fromItems((scope) => {
    const items = of.items(scope);
    const [first] = items;
    if (!first) return none;
    if (items.length === 1) return isOf(first, named) ? items : none;
    return items.filter((item) => isOf(item, named));
  });
