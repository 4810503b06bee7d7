import type { ZoneOffset } from './zone.ts';

/** [lo, hi) in milliseconds since 1970; ±Infinity where a Period is open. */
export interface DateRange {
  readonly lo: number;
  readonly hi: number;
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[-+]\d\d:\d\d)?)?)?)?$/u;

/**
 * The range that a date, dateTime or instant covers by its precision: year, month, day, minute, second or millisecond.
 * Without offset it is read in `zone`. Undefined: no date. (FHIR R4 search.html#date, datatypes.html#dateTime)
 */
export function dateRange(text: string, zone: ZoneOffset): DateRange | undefined {
  const found = DATE.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, offset] = found;
  if (month === undefined) return between(wall(Number(year), 0, 1), wall(Number(year) + 1, 0, 1), zone);
  const at = Number(month) - 1;
  if (at < 0 || at > 11) return undefined;
  if (day === undefined) return between(wall(Number(year), at, 1), wall(Number(year), at + 1, 1), zone);
  const start = wall(Number(year), at, Number(day));
  if (new Date(start).getUTCMonth() !== at || day === '00') return undefined;
  if (hour === undefined || minute === undefined) return between(start, start + 86_400_000, zone);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined;
  const milliseconds = fraction === undefined ? 0 : Math.trunc(Number(`0.${fraction}`) * 1000 + 1e-9);
  const local = start + Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second ?? 0) * 1000 + milliseconds;
  const lo = offset === undefined ? toInstant(local, zone) : local - offsetOf(offset);
  return { lo, hi: lo + (second === undefined ? 60_000 : fraction === undefined ? 1000 : width(fraction)) };
}

/** One digit of a second's fraction is 100 ms wide, two are 10 ms, more are 1 ms. */
const width = (fraction: string): number => (fraction.length === 1 ? 100 : fraction.length === 2 ? 10 : 1);

const between = (from: number, to: number, zone: ZoneOffset): DateRange => ({
  lo: toInstant(from, zone),
  hi: toInstant(to, zone),
});

function wall(year: number, month: number, day: number): number {
  if (year >= 100) return Date.UTC(year, month, day);
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime();
}

/** The instant of a wall clock time; in a gap the time after it, in an overlap the first. */
function toInstant(local: number, zone: ZoneOffset): number {
  const first = local - zone(local);
  const offset = zone(first);
  const second = local - offset;
  return zone(second) === offset ? second : Math.max(first, second);
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4));
  return (text[0] === '-' ? -minutes : minutes) * 60_000;
}
