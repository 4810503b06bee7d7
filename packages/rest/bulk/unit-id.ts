import { createHash } from 'node:crypto';

/** What one transaction of an import writes: lines of resources together, or one part of a bundle. */
export interface ImportUnit {
  readonly source: number;
  /** From 1. */
  readonly line: number;
  /** Lines from `line` on whose resources are written together. */
  readonly span: number;
  /** 0: resources; n: the nth part of the bundle that stands on the line. */
  readonly part: number;
}

/** Most lines, parts and sources that an id can name. */
export const MOST_SPAN = 1023;
export const MOST_PARTS: number = 2 ** 24 - 1;
export const MOST_SOURCES: number = 2 ** 14;

const WIDTHS = { job: 38n, source: 14n, line: 36n, span: 10n, part: 24n } as const;

/**
 * The UUID (version 8, RFC 9562) of the request that writes a unit: it says what was written, so that a run after a crash
 * reads in the ledger what is there already.
 */
export function unitId(job: string, { source, line, span, part }: ImportUnit): string {
  let bits = jobBits(job);
  for (const [width, value] of [
    [WIDTHS.source, source],
    [WIDTHS.line, line],
    [WIDTHS.span, span],
    [WIDTHS.part, part],
  ] as const) {
    bits = (bits << width) | BigInt(value);
  }
  const [high, middle, low] = [bits >> 74n, (bits >> 62n) & 0xfffn, bits & ((1n << 62n) - 1n)];
  const hex = ((high << 80n) | (8n << 76n) | (middle << 64n) | (2n << 62n) | low).toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The unit of a request of this job; undefined for a request of another one. */
export function unitOf(job: string, request: string): ImportUnit | undefined {
  const value = BigInt(`0x${request.replaceAll('-', '')}`);
  let bits = ((value >> 80n) << 74n) | (((value >> 64n) & 0xfffn) << 62n) | (value & ((1n << 62n) - 1n));
  const take = (width: bigint): number => {
    const field = bits & ((1n << width) - 1n);
    bits >>= width;
    return Number(field);
  };
  const [part, span, line, source] = [take(WIDTHS.part), take(WIDTHS.span), take(WIDTHS.line), take(WIDTHS.source)];
  return bits === jobBits(job) && ((value >> 76n) & 15n) === 8n ? { source, line, span, part } : undefined;
}

const jobBits = (job: string): bigint =>
  BigInt(`0x${createHash('sha256').update(job).digest('hex').slice(0, 10)}`) & ((1n << WIDTHS.job) - 1n);
