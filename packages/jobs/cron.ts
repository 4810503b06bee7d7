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
    if (from < least || to > most || from > to || by < 1)
      throw cronWrong(text, `${name} goes from ${least} to ${most}`);
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return values;
}

/** Whether a minute of the hospital's wall clock is due. */
export const isDue = (cron: Cron, zone: string, at: Date): boolean => dueAt(cron, wallClock(zone)(at));

function dueAt(cron: Cron, { minute, hour, ...date }: Wall): boolean {
  return cron.minutes.has(minute) && cron.hours.has(hour) && dayDue(cron, date);
}

function dayDue(cron: Cron, { day, month, weekday }: Pick<Wall, 'day' | 'month' | 'weekday'>): boolean {
  if (!cron.months.has(month)) return false;
  const [byDay, byWeekday] = [cron.days.has(day), cron.weekdays.has(weekday)];
  return cron.eitherDay ? byDay || byWeekday : byDay && byWeekday;
}

type Wall = Readonly<Record<'minute' | 'hour' | 'day' | 'month' | 'weekday', number>>;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function wallClock(zone: string): (at: Date) => Wall {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory', {
    timeZone: zone,
    hourCycle: 'h23',
    minute: 'numeric',
    hour: 'numeric',
    day: 'numeric',
    month: 'numeric',
    weekday: 'short',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    return {
      minute: of('minute'),
      hour: of('hour'),
      day: of('day'),
      month: of('month'),
      weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? ''),
    };
  };
}

const MINUTE_MS = 60_000;
/** Days that a sleeping server looks back; a monthly schedule is found. */
const LOOK_BACK_DAYS = 40;
/** Minutes before midnight that are looked at one by one, since a change of the clocks moves it by up to two hours. */
const AROUND_MIDNIGHT = 120;

/**
 * The last due minute in (after, now], or undefined. A server that slept runs a schedule once, not for every minute that
 * it missed. Looks back 40 days at most.
 */
export function lastDue(cron: Cron, zone: string, after: Date, now: Date): Date | undefined {
  const earliest = Math.max(after.getTime() + 1, now.getTime() - LOOK_BACK_DAYS * 24 * 60 * MINUTE_MS);
  const clock = wallClock(zone);
  for (let at = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS; at >= earliest;) {
    const wall = clock(new Date(at));
    if (dueAt(cron, wall)) return new Date(at);
    // A day that is not due is left at once.
    const left = dayDue(cron, wall) ? 1 : Math.max(1, wall.hour * 60 + wall.minute - AROUND_MIDNIGHT);
    at -= left * MINUTE_MS;
  }
  return undefined;
}
