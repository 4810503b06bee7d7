import { cronWrong } from './refusals.ts';

/** A cron expression of five fields, as sets of the values that are due. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** POSIX crontab: with both day fields restricted, either one makes a day due. */
  readonly eitherDay: boolean;
}

const FIELDS = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12 },
  { name: 'day of week', least: 0, most: 7 },
] as const;

/** Reads `minute hour day month weekday` with `*`, lists, ranges and steps (POSIX crontab; 7 is Sunday too). */
export function readCron(text: string): Cron {
  const parts = text.trim().split(/\s+/u);
  if (parts.length !== FIELDS.length) throw cronWrong(text, 'it needs five fields');
  const [minutes, hours, days, months, weekdays] = FIELDS.map((field, n) => readField(text, parts[n] ?? '', field));
  if (!minutes || !hours || !days || !months || !weekdays) throw cronWrong(text, 'it needs five fields');
  if (weekdays.has(7)) weekdays.add(0);
  return { minutes, hours, days, months, weekdays, eitherDay: parts[2] !== '*' && parts[4] !== '*' };
}

function readField(text: string, field: string, { name, least, most }: (typeof FIELDS)[number]): Set<number> {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/u.exec(part);
    if (!match) throw cronWrong(text, `'${part}' is no ${name}`);
    const [, first, last, step] = match;
    const from = first === undefined ? least : Number(first);
    const to = first === undefined || (last === undefined && step !== undefined) ? most : Number(last ?? first);
    const by = Number(step ?? 1);
    if (from < least || to > most || from > to || by < 1) throw cronWrong(text, `${name} goes from ${least} to ${most}`);
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return values;
}

/** Whether a minute of the hospital's wall clock is due. */
export function isDue(cron: Cron, zone: string, at: Date): boolean {
  const { minute, hour, day, month, weekday } = wallClock(zone, at);
  if (!cron.minutes.has(minute) || !cron.hours.has(hour) || !cron.months.has(month)) return false;
  const [byDay, byWeekday] = [cron.days.has(day), cron.weekdays.has(weekday)];
  return cron.eitherDay ? byDay || byWeekday : byDay && byWeekday;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function wallClock(zone: string, at: Date): Record<'minute' | 'hour' | 'day' | 'month' | 'weekday', number> {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    minute: 'numeric',
    hour: 'numeric',
    day: 'numeric',
    month: 'numeric',
    weekday: 'short',
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    minute: Number(of('minute')),
    hour: Number(of('hour')),
    day: Number(of('day')),
    month: Number(of('month')),
    weekday: WEEKDAYS.indexOf(of('weekday')),
  };
}

const MINUTE_MS = 60_000;

/**
 * The last due minute in (after, now], or undefined. A server that slept runs a schedule once, not for every minute that
 * it missed. Looks back two days at most.
 */
export function lastDue(cron: Cron, zone: string, after: Date, now: Date): Date | undefined {
  const earliest = Math.max(after.getTime() + 1, now.getTime() - 2 * 24 * 60 * MINUTE_MS);
  for (let at = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS; at >= earliest; at -= MINUTE_MS) {
    const minute = new Date(at);
    if (isDue(cron, zone, minute)) return minute;
  }
  return undefined;
}
