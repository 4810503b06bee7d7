import { literalOf } from '#fhir';
import type { Type } from '../model/model.ts';
import { Item } from './item.ts';

/** A decimal or quantity with its literal, so that its precision is known (`1.50` has two places). */
export class Written extends Item {
  readonly text: string;

  constructor(value: unknown, type: Type, text: string) {
    super(value, type);
    this.text = text;
  }
}

/** A literal that counts with: longer ones, or exponents that no number has, would only cost time. */
const usual = /^[^eE]{1,400}(?:[eE][+-]?\d{1,3})?$/;

/** The literal of a decimal: of the expression, or of the JSON that it was read from; undefined when it is not kept. */
export function writtenAs(item: Item): string | undefined {
  const literal = keptLiteral(item);
  return literal !== undefined && usual.test(literal) ? literal : undefined;
}

function keptLiteral(item: Item): string | undefined {
  if (item instanceof Written) return item.text;
  if (item.type.system === 'Quantity')
    return typeof item.value === 'object' && item.value !== null ? literalOf(item.value, 'value') : undefined;
  if (item.owner === undefined || item.type.system !== 'Decimal') return undefined;
  return literalOf(item.owner, item.key);
}
