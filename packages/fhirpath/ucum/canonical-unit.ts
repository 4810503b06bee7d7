import { minus, nearest, over, plus, rational, times, type Rational } from './rational.ts';
import { readUnit, type Reduced } from './unit-expression.ts';

/** A unit in base units: canonical value = (value × factor) + offset, in `base`. */
export interface CanonicalUnit {
  /** Base units with exponents, `g.m-3`; `1` where none is left. Two units convert exactly when their bases are equal. */
  readonly base: string;
  readonly factor: number;
  /** Only for temperatures: 273.15 for `Cel`. */
  readonly offset?: number;
}

interface Known {
  readonly canonical: CanonicalUnit;
  readonly reduced: Reduced;
}

/** Codes already read; a hospital uses some hundred, and a caller that makes up codes cannot grow it further. */
const known = new Map<string, Known | undefined>();
const mostKnown = 5_000;

/** A UCUM code in base units, kept per code; undefined when the code is not UCUM (https://ucum.org/ucum, case sensitive). */
export const canonicalUnit = (code: string): CanonicalUnit | undefined => lookUp(code)?.canonical;

/** The value in another unit, exact but for the last rounding; undefined when the units measure different things. */
export function convert(value: number, from: string, to: string): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  const source = lookUp(from);
  const target = lookUp(to);
  if (!source || !target || source.canonical.base !== target.canonical.base) return undefined;
  if (from === to) return value;
  return nearest(fromBase(toBase(rational(value), source.reduced), target.reduced));
}

/** The value in base units; undefined when the code is not UCUM. */
export function canonicalValue(
  value: number,
  code: string,
): { readonly value: number; readonly base: string } | undefined {
  const unit = Number.isFinite(value) ? lookUp(code) : undefined;
  return unit && { value: nearest(toBase(rational(value), unit.reduced)), base: unit.canonical.base };
}

const toBase = (value: Rational, { worth, offset }: Reduced): Rational =>
  times(offset ? plus(value, offset) : value, worth);

function fromBase(value: Rational, { worth, offset }: Reduced): Rational {
  const quotient = over(value, worth);
  return offset ? minus(quotient, offset) : quotient;
}

function lookUp(code: string): Known | undefined {
  if (known.has(code)) return known.get(code);
  const reduced = readUnit(code);
  const found = reduced && { reduced, canonical: canonicalOf(reduced) };
  if (known.size < mostKnown) known.set(code, found);
  return found;
}

function canonicalOf({ worth, bases, offset }: Reduced): CanonicalUnit {
  const names = [...bases].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const base = names.map(([name, exponent]) => (exponent === 1 ? name : `${name}${exponent}`)).join('.') || '1';
  const factor = nearest(worth);
  return offset ? { base, factor, offset: nearest(times(offset, worth)) } : { base, factor };
}
