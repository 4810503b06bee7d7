import { sameUnit } from './amounts.ts';
import { compareMoments } from './compare-moments.ts';
import { places, round } from './decimal.ts';
import { amounts } from './equality.ts';
import { isObject, type Item, type Items } from './item.ts';
import { Moment } from './moment.ts';
import { scalarOf } from './scalar.ts';

/** Whether two items mean the same (FHIRPath 2.0 §6.1.2): case, space, order and lesser precision do not count. */
export function equivalentItems(a: Item, b: Item, zone?: number): boolean {
  return equivalentValues(scalarOf(a), scalarOf(b), zone);
}

function equivalentValues(a: unknown, b: unknown, zone: number | undefined): boolean {
  if (a instanceof Moment || b instanceof Moment) {
    if (!(a instanceof Moment) || !(b instanceof Moment) || (a.kind === 'Time') !== (b.kind === 'Time')) return false;
    return compareMoments(a, b, zone) === 0;
  }
  const pair = amounts(a, b);
  if (pair) {
    const same = sameUnit(pair[0], pair[1], true);
    return same !== undefined && nearly(same[0], same[1]);
  }
  if (typeof a === 'string' && typeof b === 'string') return folded(a) === folded(b);
  if (typeof a === 'number' && typeof b === 'number') return nearly(a, b);
  if (Array.isArray(a)) return Array.isArray(b) && unordered(a, b, (x, y) => equivalentValues(x, y, zone));
  if (isObject(a) && isObject(b)) return equivalentObjects(a, b, zone);
  return a === b;
}

function equivalentObjects(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  zone: number | undefined,
): boolean {
  const keys = Object.keys(a).filter((key) => key !== 'id');
  const others = Object.keys(b).filter((key) => key !== 'id');
  return keys.length === others.length && keys.every((key) => key in b && equivalentValues(a[key], b[key], zone));
}

/** Case and the kind of white space do not count; how much of it there is does. */
const folded = (text: string): string => text.normalize('NFC').replaceAll(/\s/g, ' ').toLowerCase();

/** Equal at the precision of the less precise one; trailing zeros do not count. */
function nearly(a: number, b: number): boolean {
  if (a === b) return true;
  const precision = Math.min(places(a), places(b));
  return round(a, precision) === round(b, precision);
}

/** Whether two collections hold equivalent items in any order; two empty ones do. */
export const equivalent = (a: Items, b: Items, zone?: number): boolean =>
  unordered(a, b, (x, y) => equivalentItems(x, y, zone));

function unordered<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  const left = [...b];
  return a.every((item) => {
    const place = left.findIndex((each) => same(item, each));
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
}
