import { bigintOf } from '../facts/hash.ts';
import { slotText, wideSlot } from '../facts/fact-text.ts';
import type { Parameter } from '../registry/parameter.ts';
import { numberOf, quantityOf, type QuantityRange } from '../values/number-values.ts';
import { presence, type ExtractContext, type Indexer } from './indexer.ts';
import type { Sink } from './sink.ts';

/** Indexes plain numbers under unit 0; ranges in a slot of their own. */
export function indexNumber(parameter: Parameter, context: ExtractContext): Indexer {
  const present = presence(parameter, context);
  const slots = slotsOf(slotText(parameter), context);
  return (resource, sink) => {
    let found = false;
    parameter.walk(resource, (value) => {
      found = true;
      const range = numberOf(value);
      if (range)
        sink.numbers.push({
          slot: range.lo === range.hi ? slots.point : slots.wide,
          unit: 0n,
          lo: range.lo,
          hi: range.hi,
        });
    });
    if (found) present(sink);
  };
}

/** Indexes quantities in the unit they were written in; ranges and `<5` in a slot of their own. */
export function indexQuantity(parameter: Parameter, context: ExtractContext): Indexer {
  const present = presence(parameter, context);
  const slots = slotsOf(slotText(parameter), context);
  return (resource, sink) => {
    let found = false;
    parameter.walk(resource, (value) => {
      found = true;
      const range = quantityOf(value);
      if (range) addQuantity(sink, range, slots, context);
    });
    if (found) present(sink);
  };
}

/** Where points and ranges of one slot stand. */
export interface NumberSlots {
  readonly point: bigint;
  readonly wide: bigint;
}

/** The two slots of a slot text. */
export const slotsOf = (text: string, { options }: ExtractContext): NumberSlots => ({
  point: bigintOf(options.hash(text)),
  wide: bigintOf(options.hash(wideSlot(text))),
});

/** Adds one quantity and its unit. */
export function addQuantity(
  sink: Sink,
  { lo, hi, system, code, unit }: QuantityRange,
  slots: NumberSlots,
  context: ExtractContext,
): void {
  const row = context.unit(system, code, unit);
  sink.units.push(row);
  sink.numbers.push({ slot: lo === hi ? slots.point : slots.wide, unit: row.unit, lo, hi });
}
