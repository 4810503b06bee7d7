import type { NumberTest, Prefix } from './condition.ts';

const DECIMAL = /^([-+]?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d{1,3}))?$/u;

/**
 * Reads a number as a search writes it, with the range that its digits imply: 100 is [99.5, 100.5), 100.00 is
 * [99.995, 100.005), 1e2 is [95, 105) (FHIR R4 search.html#number). `ap` is 10 % to both sides. Undefined: no number.
 */
export function readNumber(text: string, prefix: Prefix): NumberTest | undefined {
  const found = DECIMAL.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent] = found;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  // An exponent without decimals counts one digit more: the specification reads 1e2 as 100 ± 5.
  const extra = exponent !== undefined && fraction === '' ? 1 : 0;
  const power = Number(exponent ?? 0) - fraction.length;
  const half = 5n;
  const scaled = digits * 10n ** BigInt(1 + extra);
  const at = (units: bigint): number => Number(`${units}e${power - 1 - extra}`);
  if (prefix === 'ap') {
    const tenth = digits < 0n ? -digits : digits;
    return {
      kind: 'number',
      prefix,
      value,
      lo: Number(`${digits * 10n - tenth}e${power - 1}`),
      hi: Number(`${digits * 10n + tenth}e${power - 1}`),
    };
  }
  return { kind: 'number', prefix, value, lo: at(scaled - half), hi: at(scaled + half) };
}
