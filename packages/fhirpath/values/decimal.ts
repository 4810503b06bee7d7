/** A decimal as an exact integer and a power of ten: value = digits × 10^-scale. */
export interface Exact {
  readonly digits: bigint;
  readonly scale: number;
}

/** The exact value of a number as JavaScript prints it, or of a decimal literal (`-1.50`, `6.02e23`). */
export function exact(value: number | string): Exact {
  const [mantissa = '0', exponent = '0'] = String(value).toLowerCase().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** The nearest number. */
export const toNumber = ({ digits, scale }: Exact): number => Number(`${digits}e-${scale}`);

/** The same value with more places. */
export const atScale = (value: Exact, scale: number): bigint => value.digits * 10n ** BigInt(scale - value.scale);

const safe = (value: number): boolean => Number.isSafeInteger(value);

/** a + b without binary rounding: 0.1 + 0.2 is 0.3 (FHIRPath 2.0 §4.1.4 wants decimals). */
export function add(a: number, b: number): number {
  const sum = a + b;
  if ((safe(a) && safe(b) && safe(sum)) || !Number.isFinite(sum)) return sum;
  const x = exact(a);
  const y = exact(b);
  const scale = Math.max(x.scale, y.scale);
  return toNumber({ digits: atScale(x, scale) + atScale(y, scale), scale });
}

/** a × b without binary rounding. */
export function multiply(a: number, b: number): number {
  const product = a * b;
  if ((safe(a) && safe(b) && safe(product)) || !Number.isFinite(product)) return product;
  const x = exact(a);
  const y = exact(b);
  return toNumber({ digits: x.digits * y.digits, scale: x.scale + y.scale });
}

/** a ÷ b to 15 significant digits, so that 0.3 / 0.1 is 3. The caller keeps b from being 0. */
export const divide = (a: number, b: number): number => Number((a / b).toPrecision(15));

/** How many digits stand after the point; trailing zeros count only in a literal. */
export const places = (value: number | string): number => {
  const { scale } = exact(value);
  return scale;
};

/** Rounded half away from zero at so many places (FHIRPath 2.0 §5.7.8). */
export function round(value: number, precision: number): number {
  const { digits, scale } = exact(value);
  if (scale <= precision) return value;
  const unit = 10n ** BigInt(scale - precision);
  const half = unit / 2n;
  const rounded = digits >= 0n ? (digits + half) / unit : (digits - half) / unit;
  return toNumber({ digits: rounded, scale: precision });
}
