/** Days in a month of the Gregorian calendar; the month counts from 1. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The Gregorian calendar repeats after 400 years of 146,097 days. */
const cycle = 146_097 * 86_400_000;

/** Milliseconds since 1970 of a moment in UTC; the month counts from 1 and any part may overflow into the next. */
export function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0, ms = 0): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  if (year < 100) return Date.UTC(year + 400, month - 1, day, hour, minute, second, ms) - cycle;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}
