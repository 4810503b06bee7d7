import { decimalText } from './text-of.ts';
import { Amount } from './amount.ts';
import type { Item } from './item.ts';
import { scalarOf } from './scalar.ts';
import { writtenAs } from './written.ts';

/** The digits of a number or quantity as they were written, where that is known; otherwise as JavaScript prints them. */
export function literalOf(item: Item): string {
  const written = writtenAs(item);
  if (written !== undefined) return written;
  const value = scalarOf(item);
  if (value instanceof Amount) return decimalText(value.value);
  return typeof value === 'number' ? decimalText(value) : '';
}
