import { daysIn, utc } from './calendar.ts';
import type { Period } from './types/index.ts';
import { firstMoment, momentsOf } from './zone.ts';

/** From the first millisecond (since 1970, UTC) to the first one after: [low, high). */
export type DateRange = readonly [low: number, high: number];

const pattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/**
 * What a date, dateTime, instant or search value stands for, by its precision (FHIR R4 3.1.1.4.5): a year, month, day,
 * minute, second or fraction (to the millisecond). Without an offset it is read in `zone` (IANA), over clock changes:
 * a day may have 23 or 25 hours, and a time that clocks show twice covers both. Undefined when it is no such value.
 */
export function dateRange(value: string, zone: string): DateRange | undefined {
  const parts = pattern.exec(value);
  if (!parts) return undefined;
  const [year = NaN, month, day, hour, minute, second] = parts
    .slice(1, 7)
    .map((part) => part && Number(part)) as Numbers;
  if (!isCalendar(year, month, day) || !isClock(hour, minute, second)) return undefined;

  if (hour === undefined || minute === undefined) return dayRange(year, month, day, zone);
  const start = utc(year, month ?? 1, day ?? 1, hour, minute, second ?? 0, milliseconds(parts[7]));
  return timeRange(start, unit(second, parts[7]), parts[8], zone);
}

/** The range of a Period; an open side is infinite (FHIR R4 2.24.0.22). Undefined when a side is no dateTime. */
export function periodRange({ start, end }: Period, zone: string): DateRange | undefined {
  const low = start === undefined ? -Infinity : dateRange(start, zone)?.[0];
  const high = end === undefined ? Infinity : dateRange(end, zone)?.[1];
  return low === undefined || high === undefined ? undefined : [low, high];
}

type Numbers = readonly (number | undefined)[];

const isCalendar = (year: number, month = 1, day = 1): boolean =>
  year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

/** 60 is a leap second (the specification's pattern allows it). */
const isClock = (hour = 0, minute = 0, second = 0): boolean => hour < 24 && minute < 60 && second <= 60;

function dayRange(year: number, month: number | undefined, day: number | undefined, zone: string): DateRange {
  const start = utc(year, month ?? 1, day ?? 1);
  const end =
    month === undefined ? utc(year + 1, 1, 1) : day === undefined ? utc(year, month + 1, 1) : start + 86_400_000;
  return [firstMoment(zone, start), firstMoment(zone, end)];
}

function timeRange(local: number, length: number, offset: string | undefined, zone: string): DateRange | undefined {
  if (offset === undefined) {
    const moments = momentsOf(zone, local);
    const first = moments[0] ?? firstMoment(zone, local);
    return [first, (moments.at(-1) ?? first) + length];
  }
  const ahead = offsetLength(offset);
  return ahead === undefined ? undefined : [local - ahead, local - ahead + length];
}

/** In milliseconds; undefined beyond ±14:00. */
function offsetLength(offset: string): number | undefined {
  if (offset === 'Z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4, 6));
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

const milliseconds = (fraction = ''): number => Number(fraction.slice(0, 3).padEnd(3, '0'));

/** The length in milliseconds that the last part given stands for. */
function unit(second: number | undefined, fraction: string | undefined): number {
  if (second === undefined) return 60_000;
  return fraction === undefined ? 1000 : 10 ** Math.max(0, 3 - fraction.length);
}
