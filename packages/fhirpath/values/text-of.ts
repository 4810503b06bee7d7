import { Amount, printed } from './amount.ts';
import type { Item } from './item.ts';
import { Moment } from './moment.ts';
import { scalarOf } from './scalar.ts';
import { writtenAs } from './written.ts';

/** An item as text (FHIRPath 2.0 §5.5.6); undefined for one that has no text. */
export function textOfItem(item: Item): string | undefined {
  const value = scalarOf(item);
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return String(value);
    case 'number':
      return writtenAs(item) ?? decimalText(value);
    default:
      if (value instanceof Moment) return value.text;
      return value instanceof Amount ? printed(value) : undefined;
  }
}

/** A number without exponent: 1e-7 is 0.0000001. */
export function decimalText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [mantissa = '', power = '0'] = text.split('e');
  const shift = Number(power);
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, '0')
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
