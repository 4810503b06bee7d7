import { member } from '../path/walk.ts';
import { dateRange, type DateRange } from './date-range.ts';
import type { ZoneOffset } from './zone.ts';

/** The range of a date, dateTime, instant, Period or Timing; undefined when it has none. */
export function dateOf(value: unknown, type: string, zone: ZoneOffset): DateRange | undefined {
  if (typeof value === 'string') return type === 'instant' ? instant(value, zone) : dateRange(value, zone);
  if (typeof value !== 'object' || value === null) return undefined;
  return type === 'Timing' || 'repeat' in value || 'event' in value ? timing(value, zone) : period(value, zone);
}

/** An instant is a point: one millisecond, the precision of the store (FHIR R4 search.html#date). */
function instant(text: string, zone: ZoneOffset): DateRange | undefined {
  const range = dateRange(text, zone);
  return range && { lo: range.lo, hi: range.lo + 1 };
}

function period(value: object, zone: ZoneOffset): DateRange | undefined {
  const start = member(value, 'start');
  const end = member(value, 'end');
  const lo = typeof start === 'string' ? dateRange(start, zone)?.lo : undefined;
  const hi = typeof end === 'string' ? dateRange(end, zone)?.hi : undefined;
  if (lo === undefined && hi === undefined) return undefined;
  return { lo: lo ?? -Infinity, hi: hi ?? Infinity };
}

/** The outer limits of a schedule: its events and its bounds (FHIR R4 search.html#date). */
function timing(value: object, zone: ZoneOffset): DateRange | undefined {
  const events = member(value, 'event');
  const bounds = member(member(value, 'repeat'), 'boundsPeriod');
  const ranges = Array.isArray(events)
    ? events.flatMap((one) => (typeof one === 'string' ? (dateRange(one, zone) ?? []) : []))
    : [];
  const outer = typeof bounds === 'object' && bounds !== null ? period(bounds, zone) : undefined;
  if (outer) ranges.push(outer);
  if (ranges.length === 0) return undefined;
  return { lo: Math.min(...ranges.map(({ lo }) => lo)), hi: Math.max(...ranges.map(({ hi }) => hi)) };
}
