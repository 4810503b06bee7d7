import { canonicalUnit, canonicalValue, convert } from '../ucum/canonical-unit.ts';
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
const isLong = (unit: string): boolean => unit === 'year' || unit === 'month';

/** UCUM's mean year and month, for which the calendar's are only near (FHIRPath 2.0 §4.1.8.2). */
const meanUnits: Readonly<Record<string, string>> = {
  a: 'year',
  a_j: 'year',
  a_g: 'year',
  mo: 'month',
  mo_j: 'month',
  mo_g: 'month',
};

/**
 * Two amounts in one unit; undefined when they cannot be compared: different dimensions, or a calendar duration beside
 * UCUM's where a year or month is among them (FHIRPath 2.0 §6.1.1). `roughly`, a year is near `a`, and the unit is the
 * finer one, whose precision counts (§6.1.2).
 */
export function sameUnit(a: Amount, b: Amount, roughly: boolean): readonly [number, number] | undefined {
  if (a.unit === b.unit) return [a.value, b.value];
  const calendars = (isCalendar(a.unit) ? 1 : 0) + (isCalendar(b.unit) ? 1 : 0);
  if (calendars === 2) return calendarUnit(a, b);
  const [first, second] = [meanUnits[a.unit] ?? a.unit, meanUnits[b.unit] ?? b.unit];
  if (calendars === 1 && (isLong(first) || isLong(second))) {
    const near = roughly || a.fhir || b.fhir;
    return near && isCalendar(first) && isCalendar(second)
      ? sameUnit(new Amount(a.value, first), new Amount(b.value, second), roughly)
      : undefined;
  }
  return codedUnit(a.value, calendarCodes[a.unit] ?? a.unit, b.value, calendarCodes[b.unit] ?? b.unit, roughly);
}

function codedUnit(
  a: number,
  unit: string,
  b: number,
  other: string,
  roughly: boolean,
): readonly [number, number] | undefined {
  const first = canonicalValue(a, unit);
  const second = canonicalValue(b, other);
  if (!first || !second || first.base !== second.base) return undefined;
  if (!roughly) return [first.value, second.value];
  const finer = (canonicalUnit(unit)?.factor ?? 1) <= (canonicalUnit(other)?.factor ?? 1);
  return finer ? [a, convert(b, other, unit) ?? b] : [convert(a, unit, other) ?? a, b];
}

function calendarUnit(a: Amount, b: Amount): readonly [number, number] {
  if (isLong(a.unit) && isLong(b.unit))
    return [a.value * (a.unit === 'year' ? 12 : 1), b.value * (b.unit === 'year' ? 12 : 1)];
  return [a.value * (seconds[a.unit] ?? 1), b.value * (seconds[b.unit] ?? 1)];
}
