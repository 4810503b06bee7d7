import type { Functions } from '../compile/call.ts';
import { wrongType, wrongValue } from '../refusals.ts';
import { Amount } from '../values/amount.ts';
import { round } from '../values/decimal.ts';
import { none, one, type Item, type Items } from '../values/item.ts';
import { scalarOf, typeText } from '../values/scalar.ts';
import { numberArgument, ofOne } from './rules.ts';

/** A function of a number; quantities keep their unit where `units` says so. */
const ofNumber = (
  compute: (value: number) => number,
  kind: 'Integer' | 'Decimal' | 'same',
  units = false,
): Functions[string] =>
  ofOne(0, 0, (call) => (item) => {
    const value = scalarOf(item);
    if (value === undefined) return none;
    if (value instanceof Amount && units) return one(new Amount(compute(value.value), value.unit), 'Quantity');
    return decimal(compute(numeric(value, item, call.name)), kind === 'same' ? kindOf(item) : kind);
  });

function numeric(value: unknown, item: Item, name: string): number {
  if (typeof value !== 'number') throw wrongType(`${name}()`, typeText(item));
  return value;
}

const kindOf = (item: Item): 'Integer' | 'Decimal' => (item.type.system === 'Integer' ? 'Integer' : 'Decimal');

/** No number (the logarithm of -1) is the empty collection (FHIRPath 2.0 §5.7). */
const decimal = (value: number, kind: 'Integer' | 'Decimal'): Items =>
  Number.isFinite(value) ? one(value, kind) : none;

const tidy = (value: number): number => Number(value.toPrecision(15));

/** FHIRPath 2.0 §5.7. */
export const mathematics: Functions = {
  abs: ofNumber(Math.abs, 'same', true),
  ceiling: ofNumber(Math.ceil, 'Integer', true),
  floor: ofNumber(Math.floor, 'Integer', true),
  truncate: ofNumber(Math.trunc, 'Integer', true),
  exp: ofNumber(Math.exp, 'Decimal'),
  ln: ofNumber(Math.log, 'Decimal'),
  sqrt: ofNumber(Math.sqrt, 'Decimal'),
  log: ofOne(1, 1, (call) => (item, scope) => {
    const value = scalarOf(item);
    const base = numberArgument(call, scope);
    if (base === undefined || value === undefined) return none;
    return decimal(tidy(Math.log(numeric(value, item, 'log')) / Math.log(base)), 'Decimal');
  }),
  power: ofOne(1, 1, (call) => (item, scope) => {
    const value = scalarOf(item);
    const exponent = numberArgument(call, scope);
    if (exponent === undefined || value === undefined) return none;
    const whole = kindOf(item) === 'Integer' && Number.isInteger(exponent) && exponent >= 0;
    return decimal(numeric(value, item, 'power') ** exponent, whole ? 'Integer' : 'Decimal');
  }),
  round: ofOne(0, 1, (call) => (item, scope) => {
    const value = scalarOf(item);
    const precision = call.args[0] ? numberArgument(call, scope) : 0;
    if (precision === undefined || value === undefined) return none;
    if (precision < 0 || !Number.isInteger(precision)) throw wrongValue('round()', String(precision));
    if (value instanceof Amount) return one(new Amount(round(value.value, precision), value.unit), 'Quantity');
    return decimal(round(numeric(value, item, 'round'), precision), 'Decimal');
  }),
};
