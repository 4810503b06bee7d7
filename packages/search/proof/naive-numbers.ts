/** Decimals as whole multiples of 10^-30, so that every comparison is exact. */
const PLACES = 30;

/** A decimal text, scaled. */
export function scaled(text: string): bigint {
  const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.replace('+', '').split('.');
  const shift = PLACES - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  return shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
}

/** Half a unit of the last digit written (FHIR R4 search.html#number: 100 is 99.5 to 100.5, 1e2 is 95 to 105). */
export function halfDigit(text: string): bigint {
  const [mantissa = '0', exponent] = text.toLowerCase().split('e');
  const fraction = mantissa.split('.')[1] ?? '';
  const power = Number(exponent ?? 0) - fraction.length - (exponent !== undefined && fraction === '' ? 1 : 0);
  return 5n * 10n ** BigInt(PLACES + power - 1);
}

/** A number or range of a resource; undefined ends are open, `below` and `above` are not reached. */
export interface Extent {
  readonly low: bigint | undefined;
  readonly high: bigint | undefined;
  readonly excludesLow: boolean;
  readonly excludesHigh: boolean;
}

/** A single number. */
export const point = (value: bigint): Extent => ({ low: value, high: value, excludesLow: false, excludesHigh: false });

/** The comparison of a prefix, by the texts of the specification. */
export function comparesNumber(
  prefix: string,
  text: string,
  { low, high, excludesLow, excludesHigh }: Extent,
  factor: (value: bigint) => bigint,
): boolean {
  const value = factor(scaled(text));
  const half = factor(halfDigit(text));
  const tenth = (value < 0n ? -value : value) / 10n;
  const reachesAbove = (bound: bigint, equal: boolean): boolean =>
    high === undefined || high > bound || (equal && high === bound && !excludesHigh);
  const reachesBelow = (bound: bigint, equal: boolean): boolean =>
    low === undefined || low < bound || (equal && low === bound && !excludesLow);
  const within =
    low !== undefined &&
    high !== undefined &&
    low >= value - half &&
    (high < value + half || (high === value + half && excludesHigh));
  switch (prefix) {
    case 'ne':
      return !within;
    case 'gt':
      return reachesAbove(value, false);
    case 'lt':
      return reachesBelow(value, false);
    case 'ge':
      return reachesAbove(value, true);
    case 'le':
      return reachesBelow(value, true);
    case 'sa':
      return low !== undefined && (low > value || (low === value && excludesLow));
    case 'eb':
      return high !== undefined && (high < value || (high === value && excludesHigh));
    case 'ap':
      return reachesAbove(value - tenth, true) && reachesBelow(value + tenth, true);
    default:
      return within;
  }
}

/** Units of the proof by their dimension, as fractions of its base unit. */
export const UNITS: ReadonlyMap<string, readonly [base: string, numerator: bigint, denominator: bigint]> = new Map([
  ['g', ['g', 1n, 1n]],
  ['mg', ['g', 1n, 1000n]],
  ['kg', ['g', 1000n, 1n]],
  ['m', ['m', 1n, 1n]],
  ['cm', ['m', 1n, 100n]],
  ['mm[Hg]', ['mm[Hg]', 1n, 1n]],
]);
