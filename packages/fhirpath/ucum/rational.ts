/** An exact fraction; the denominator is positive. */
export interface Rational {
  readonly above: bigint;
  readonly below: bigint;
}

/** 1. */
export const unity: Rational = { above: 1n, below: 1n };

/** The exact value of a decimal literal (`-0.5`, `37e9`) or of a number as JavaScript prints it. */
export function rational(value: string | number): Rational {
  const [mantissa = '0', power = '0'] = String(value).toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(power);
  const digits = BigInt(whole + fraction);
  return scale > 0 ? reduced(digits, 10n ** BigInt(scale)) : { above: digits * 10n ** BigInt(-scale), below: 1n };
}

/** The product. */
export const times = (a: Rational, b: Rational): Rational => reduced(a.above * b.above, a.below * b.below);

/** The quotient; the divisor is never 0 (no unit is worth nothing). */
export const over = (a: Rational, b: Rational): Rational =>
  b.above < 0n ? reduced(-a.above * b.below, -a.below * b.above) : reduced(a.above * b.below, a.below * b.above);

/** The sum. */
export const plus = (a: Rational, b: Rational): Rational =>
  reduced(a.above * b.below + b.above * a.below, a.below * b.below);

/** The difference. */
export const minus = (a: Rational, b: Rational): Rational => plus(a, { above: -b.above, below: b.below });

/** A whole power, negative ones too. */
export function power(base: Rational, exponent: number): Rational {
  const size = BigInt(Math.abs(exponent));
  const raised: Rational = { above: base.above ** size, below: base.below ** size };
  return exponent < 0 ? over(unity, raised) : raised;
}

/** The nearest number; 17 digits decide it, 40 are more than enough. */
export function nearest({ above, below }: Rational): number {
  const size = above < 0n ? -above : above;
  const scale = 40 + below.toString().length - size.toString().length;
  const digits = scale >= 0 ? (size * 10n ** BigInt(scale)) / below : size / (below * 10n ** BigInt(-scale));
  const value = Number(`${digits}e${-scale}`);
  return above < 0n ? -value : value;
}

function reduced(above: bigint, below: bigint): Rational {
  let a = above < 0n ? -above : above;
  let b = below;
  while (b !== 0n) [a, b] = [b, a % b];
  return a > 1n ? { above: above / a, below: below / a } : { above, below };
}
