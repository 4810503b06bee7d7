import { Amount, quantityOf } from './amount.ts';
import type { Item, Items } from './item.ts';
import { Moment } from './moment.ts';

/** A value as FHIR's JSON has it: dates as text, computed quantities as Quantity, elements as they stand in the resource. */
export function plainValue(item: Item): unknown {
  const { value } = item;
  if (value instanceof Moment) return value.text;
  return value instanceof Amount ? quantityOf(value) : value;
}

/** The values of a collection; primitives without a value (extensions only) are left out. */
export function plainValues(items: Items): readonly unknown[] {
  if (items.length === 0) return noValues;
  const values: unknown[] = [];
  for (const item of items) if (item.value !== undefined) values.push(plainValue(item));
  return values;
}

const noValues: readonly unknown[] = [];
