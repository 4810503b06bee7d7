import type { SortKey } from '../parse/request.ts';
import { dateOf } from '../values/date-values.ts';
import { normalise } from '../values/normalise.ts';
import { numberOf, quantityOf } from '../values/number-values.ts';
import { referencesOf } from '../values/reference-values.ts';
import { stringsOf } from '../values/string-values.ts';
import { tokensOf } from '../values/token-values.ts';
import { unitFilter } from '../plan/unit-filter.ts';
import type { MatchContext } from './meets.ts';

/** What an opened match is sorted by: one value a key, undefined where it is missing. */
export type SortValues = readonly (string | number | undefined)[];

/** The least value of each key ascending, the greatest descending (FHIR R4 search.html#sort). */
export function sortValues(keys: readonly SortKey[], resource: object, context: MatchContext): SortValues {
  return keys.map(({ by, parameter, descending }) => {
    if (by === '_id') return 'id' in resource ? String(resource.id) : undefined;
    const values =
      by === '_lastUpdated'
        ? updatedOf(resource)
        : parameter === undefined
          ? []
          : valuesOf(parameter, resource, context);
    return values.reduce<string | number | undefined>(
      (best, value) => (best === undefined || compareValues(value, best) < 0 !== descending ? value : best),
      undefined,
    );
  });
}

/** A comparison of matches by their sort values: missing ones last, ties in the order of creation. */
export function compareMatches(
  keys: readonly SortKey[],
  a: { readonly values: SortValues; readonly key: bigint },
  b: { readonly values: SortValues; readonly key: bigint },
): number {
  for (const [at, { descending }] of keys.entries()) {
    const [left, right] = [a.values[at], b.values[at]];
    if (left === undefined && right === undefined) continue;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    const order = compareValues(left, right);
    if (order !== 0) return descending ? -order : order;
  }
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function updatedOf(resource: object): readonly number[] {
  const meta = 'meta' in resource ? resource.meta : undefined;
  const text = typeof meta === 'object' && meta !== null && 'lastUpdated' in meta ? meta.lastUpdated : undefined;
  return typeof text === 'string' ? [Date.parse(text)] : [];
}

function valuesOf(
  parameter: NonNullable<SortKey['parameter']>,
  resource: object,
  context: MatchContext,
): readonly (string | number)[] {
  const found: (string | number)[] = [];
  parameter.walk(resource, (value, type) => {
    switch (parameter.kind) {
      case 'date':
        push(found, dateOf(value, type, context.zone)?.lo);
        break;
      case 'number':
        push(found, numberOf(value)?.lo);
        break;
      case 'quantity':
        push(found, canonicalLow(value, context));
        break;
      case 'token':
        tokensOf(value, type, ({ code }) => push(found, code));
        break;
      case 'reference':
        referencesOf(value, context.bases, (reference) => {
          if (reference.kind !== 'identifier')
            push(found, reference.kind === 'local' ? `${reference.type}/${reference.id}` : reference.url);
        });
        break;
      default:
        for (const text of stringsOf(value, type).written) push(found, normalise(text));
    }
  });
  return found;
}

function push(list: (string | number)[], value: string | number | undefined): void {
  if (value !== undefined) list.push(value);
}

function canonicalLow(value: unknown, { canonicalUnit }: MatchContext): number | undefined {
  const quantity = quantityOf(value);
  if (quantity === undefined) return undefined;
  const unit = unitFilter(
    {
      kind: 'quantity',
      number: { kind: 'number', prefix: 'eq', value: 0, lo: 0, hi: 0 },
      system: quantity.system,
      code: quantity.code,
    },
    { canonicalUnit },
  );
  return unit.how === 'base' ? quantity.lo * unit.factor : quantity.lo;
}
