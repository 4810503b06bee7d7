import type { DateTest } from '../parse/condition.ts';
import type { DateRange } from '../values/date-range.ts';

/**
 * Whether the range of a value meets a date search (FHIR R4 search.html#prefix): `eq` contains it, `gt` reaches above,
 * `sa` starts after, `ap` overlaps within the slack.
 */
export function dateMeets({ prefix, lo, hi, slack }: DateTest, value: DateRange): boolean {
  const within = value.lo >= lo && value.hi <= hi;
  switch (prefix) {
    case 'eq':
      return within;
    case 'ne':
      return !within;
    case 'gt':
      return value.hi > hi;
    case 'lt':
      return value.lo < lo;
    case 'ge':
      return value.hi > hi || within;
    case 'le':
      return value.lo < lo || within;
    case 'sa':
      return value.lo >= hi;
    case 'eb':
      return value.hi <= lo;
    case 'ap':
      return value.lo < hi + slack && value.hi > lo - slack;
  }
}
