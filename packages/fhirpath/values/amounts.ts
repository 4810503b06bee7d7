import { canonicalValue } from '../ucum/canonical-unit.ts';
import { Amount, calendarCodes } from './amount.ts';

/** Calendar words in seconds; a year counts 365 days and a month 30 (FHIRPath 2.0 §4.1.8). */
const seconds: Readonly<Record<string, number>> = {
  year: 31_536_000,
  month: 2_592_000,
  week: 604_800,
  day: 86_400,
  hour: 3_600,
  minute: 60,
  second: 1,
  millisecond: 0.001,
};

const isCalendar = (unit: string): boolean => Object.hasOwn(seconds, unit);
const isShort = (unit: string): boolean => unit === 'second' || unit === 'millisecond';

/**
 * Two amounts in one unit; undefined when they cannot be compared: different dimensions, or a calendar duration above
 * seconds beside a UCUM one (FHIRPath 2.0 §6.1.1), unless `roughly`, where a year is near `a` (§6.1.2).
 */
export function sameUnit(a: Amount, b: Amount, roughly: boolean): readonly [number, number] | undefined {
  if (a.unit === b.unit) return [a.value, b.value];
  const calendars = (isCalendar(a.unit) ? 1 : 0) + (isCalendar(b.unit) ? 1 : 0);
  if (calendars === 2) return calendarUnit(a, b);
  if (calendars === 1 && !roughly && !isShort(isCalendar(a.unit) ? a.unit : b.unit)) return undefined;
  const first = canonicalValue(a.value, calendarCodes[a.unit] ?? a.unit);
  const second = canonicalValue(b.value, calendarCodes[b.unit] ?? b.unit);
  return first && second && first.base === second.base ? [first.value, second.value] : undefined;
}

function calendarUnit(a: Amount, b: Amount): readonly [number, number] {
  const long = (unit: string): boolean => unit === 'year' || unit === 'month';
  if (long(a.unit) && long(b.unit)) return [a.value * (a.unit === 'year' ? 12 : 1), b.value * (b.unit === 'year' ? 12 : 1)];
  return [a.value * (seconds[a.unit] ?? 1), b.value * (seconds[b.unit] ?? 1)];
}
