import { Amount } from './amount.ts';
import { sameUnit } from './amounts.ts';
import { compareMoments } from './compare-moments.ts';
import { companionOf, isObject, type Item, type Items } from './item.ts';
import { Moment } from './moment.ts';
import { scalarOf } from './scalar.ts';

/** Whether two items are equal (FHIRPath 2.0 §6.1.1); undefined where precision or units leave it open. */
export function equalItems(a: Item, b: Item, zone?: number): boolean | undefined {
  const first = scalarOf(a);
  const second = scalarOf(b);
  if (first === undefined || second === undefined)
    return first === second && sameStructure(companionOf(a), companionOf(b));
  if (typeof first !== 'object' && typeof second !== 'object') return first === second;
  if (first instanceof Moment || second instanceof Moment) return equalMoments(first, second, zone);
  const pair = amounts(first, second);
  if (pair) {
    const same = sameUnit(pair[0], pair[1], false);
    return same && same[0] === same[1];
  }
  return sameStructure(first, second);
}

function equalMoments(a: unknown, b: unknown, zone: number | undefined): boolean | undefined {
  if (!(a instanceof Moment) || !(b instanceof Moment)) return false;
  if ((a.kind === 'Time') !== (b.kind === 'Time')) return false;
  const order = compareMoments(a, b, zone);
  return order === undefined ? undefined : order === 0;
}

/** Both as amounts when one is; a number beside an amount counts in the unit `1` (FHIRPath 2.0 §5.5). */
export function amounts(a: unknown, b: unknown): readonly [Amount, Amount] | undefined {
  if (a instanceof Amount) {
    if (b instanceof Amount) return [a, b];
    return typeof b === 'number' ? [a, new Amount(b, '1')] : undefined;
  }
  return b instanceof Amount && typeof a === 'number' ? [new Amount(a, '1'), b] : undefined;
}

/** Whether two JSON values hold the same, in the same order; properties without a name in JSON (symbols) do not count. */
export function sameStructure(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((each, place) => sameStructure(each, b[place]));
  if (!isObject(a) || !isObject(b) || Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameStructure(a[key], b[key]));
}

/** Whether two collections are equal, item by item; undefined when one is empty or an item leaves it open. */
export function equal(a: Items, b: Items, zone?: number): boolean | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  if (a.length !== b.length) return false;
  let answer: boolean | undefined = true;
  for (let i = 0; i < a.length; i++) {
    const first = a[i];
    const second = b[i];
    if (!first || !second) continue;
    const same = equalItems(first, second, zone);
    if (same === false) return false;
    if (same === undefined) answer = undefined;
  }
  return answer;
}

/** Whether a collection holds an item equal to this one. */
export const holds = (items: Items, item: Item, zone?: number): boolean =>
  items.some((each) => equalItems(each, item, zone) === true);

/** Each item once, in the order of its first appearance. */
export function distinct(items: Items, zone?: number): Items {
  if (items.length < 2) return items;
  const simple = distinctSimple(items);
  if (simple) return simple;
  const found: Item[] = [];
  for (const item of items) if (!holds(found, item, zone)) found.push(item);
  return found;
}

/** Strings, numbers and booleans need no comparing pair by pair. */
function distinctSimple(items: Items): Items | undefined {
  const seen = new Set<unknown>();
  const found: Item[] = [];
  for (const item of items) {
    const { system } = item.type;
    const plain = system === 'String' || system === 'Integer' || system === 'Boolean' || system === 'Decimal';
    if (!plain || item.value === undefined) return undefined;
    if (seen.has(item.value)) continue;
    seen.add(item.value);
    found.push(item);
  }
  return found;
}
