/** Milliseconds. Times are milliseconds since 1970, written in the hospital's zone, UTC+8 without summer time. */
export const MINUTE = 60_000;
export const HOUR: number = 60 * MINUTE;
export const DAY: number = 24 * HOUR;
export const YEAR: number = 365.25 * DAY;

const OFFSET: number = 8 * HOUR;

/** `2026-11-25T09:30:00+08:00` (FHIR dateTime and instant). */
export const instant = (time: number): string => `${new Date(time + OFFSET).toISOString().slice(0, 19)}+08:00`;

/** `2026-11-25` in the hospital's zone. */
export const day = (time: number): string => new Date(time + OFFSET).toISOString().slice(0, 10);

/** Midnight in the hospital's zone before this time. */
export const midnight = (time: number): number => Math.floor((time + OFFSET) / DAY) * DAY - OFFSET;

/** Midnight of a date `2026-11-25` in the hospital's zone. */
export const startOf = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);

/** Completed years of life at a time. */
export function ageAt(birthDate: string, time: number): number {
  const year = birthDate.slice(0, 4);
  const rest = birthDate.slice(5);
  const now = day(time);
  return Number(now.slice(0, 4)) - Number(year) - (now.slice(5) < rest ? 1 : 0);
}

/** 0 for Sunday to 6 for Saturday in the hospital's zone. */
export const weekday = (time: number): number => new Date(time + OFFSET).getUTCDay();
