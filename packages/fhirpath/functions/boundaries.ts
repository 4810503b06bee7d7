import type { FunctionRule, Functions } from '../compile/call.ts';
import { wrongType } from '../refusals.ts';
import { Amount } from '../values/amount.ts';
import { atScale, exact, toNumber } from '../values/decimal.ts';
import { literalOf } from '../values/literal-of.ts';
import { none, one, type Item, type Items } from '../values/item.ts';
import { daysOf, Moment, written, type Precision } from '../values/moment.ts';
import { scalarOf, typeText } from '../values/scalar.ts';
import { numberArgument, ofOne } from './rules.ts';

/** Digits that each precision writes: 2014 has 4, 2014-01-01T08:05 has 12, T10:30 has 4. */
const dateDigits: readonly number[] = [0, 4, 6, 8, 10, 12, 14, 17];
const timeDigits: readonly number[] = [0, 0, 0, 0, 2, 4, 6, 9];
const precisions: readonly Precision[] = [1, 2, 3, 4, 5, 6, 7];

const digitsOf = (kind: Moment['kind']): readonly number[] => (kind === 'Time' ? timeDigits : dateDigits);

/** Most places after the point that a boundary is given in (FHIRPath 2.0 §4.1.4: 28 digits). */
const mostPlaces = 28;

const boundary = (high: boolean): FunctionRule =>
  ofOne(0, 1, (call) => (item, scope) => {
    const value = scalarOf(item);
    const precision = numberArgument(call, scope);
    if (call.args[0] && precision === undefined) return none;
    if (value === undefined) return none;
    if (typeof value === 'number') return one(edge(literalOf(item), precision ?? 8, high), 'Decimal');
    if (value instanceof Amount) {
      const limit = edge(literalOf(item), precision ?? 8, high);
      return limit === undefined ? none : one(new Amount(limit, value.unit), 'Quantity');
    }
    if (value instanceof Moment) return edgeOfMoment(value, precision, high);
    throw wrongType(`${call.name}()`, typeText(item));
  });

/** Half of the last place below or above, then outward to the wanted number of places. */
function edge(literal: string, precision: number, high: boolean): number | undefined {
  if (precision < 0 || precision > mostPlaces || !Number.isInteger(precision)) return undefined;
  const { digits, scale } = exact(literal);
  const limit = { digits: digits * 10n + (high ? 5n : -5n), scale: scale + 1 };
  if (limit.scale <= precision) return toNumber({ digits: atScale(limit, precision), scale: precision });
  const unit = 10n ** BigInt(limit.scale - precision);
  const rest = ((limit.digits % unit) + unit) % unit;
  const floor = (limit.digits - rest) / unit;
  return toNumber({ digits: high && rest > 0n ? floor + 1n : floor, scale: precision });
}

function edgeOfMoment(at: Moment, digits: number | undefined, high: boolean): Items {
  const wanted = digits ?? (at.kind === 'Date' ? 8 : at.kind === 'DateTime' ? 17 : 9);
  const precision = precisions.find((each) => digitsOf(at.kind)[each] === wanted);
  if (precision === undefined || (at.kind === 'Date' && precision > 3)) return none;
  const offset = precision > 3 && at.kind === 'DateTime' ? (at.offset ?? (high ? -12 : 14) * 60) : undefined;
  const month = at.precision >= 2 ? at.month : high ? 12 : 1;
  const filled = {
    precision,
    year: at.year,
    month,
    day: at.precision >= 3 ? at.day : high ? daysOf(at.year, month) : 1,
    hour: at.precision >= 4 ? at.hour : high ? 23 : 0,
    minute: at.precision >= 5 ? at.minute : high ? 59 : 0,
    second: at.precision >= 7 ? at.second : at.precision === 6 ? at.second + (high ? 0.999 : 0) : high ? 59.999 : 0,
    offset,
  };
  return one(written(at.kind, filled), at.kind);
}

function precisionOf(item: Item): number {
  const value = scalarOf(item);
  if (value instanceof Moment) return digitsOf(value.kind)[value.precision] ?? 0;
  if (typeof value === 'number' || value instanceof Amount) return exact(literalOf(item)).scale;
  throw wrongType('precision()', typeText(item));
}

/** FHIR R4 fhirpath.html#functions and FHIRPath 3.0 ballot §5.7: the range that a value stands for. */
export const boundaries: Functions = {
  lowBoundary: boundary(false),
  highBoundary: boundary(true),
  precision: ofOne(0, 0, () => (item) => (item.value === undefined ? none : one(precisionOf(item), 'Integer'))),
};
