import type { Language, Words } from '#kernel';
import { say } from '../say.ts';

/** The date and clock of an instant in a zone, as numbers of that zone's calendar. */
interface Parts {
  readonly day: string;
  readonly clock: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

function partsOf(instant: Date, zone: string): Parts {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return { day: `${part['year']}-${part['month']}-${part['day']}`, clock: `${part['hour']}:${part['minute']}` };
}

/** The day of a FHIR date, dateTime or instant in the hospital's zone; partial dates stay partial (2019, 2019-04). */
export function dayOf(value: string, zone: string): string {
  return value.includes('T') ? partsOf(new Date(value), zone).day : value;
}

/** The time of day in the hospital's zone, as 09:24; empty for a date without time. */
export function clockOf(value: string, zone: string): string {
  return value.includes('T') ? partsOf(new Date(value), zone).clock : '';
}

/** Day and time in the hospital's zone. */
export const momentOf = (value: string, zone: string): string => `${dayOf(value, zone)} ${clockOf(value, zone)}`.trim();

/** Day and time of a Date in the hospital's zone. */
export const nowIn = (now: Date, zone: string): Parts => partsOf(now, zone);

/** The calendar day before a day written 2026-11-20. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** A day as a heading: 11月20日 周五, Fri 20 Nov; with its year where that is not this year's. */
export function dayName(day: string, language: Language, thisYear: string): string {
  if (day.length < 10) return day;
  const other = day.slice(0, 4) !== thisYear;
  const chinese = language === 'zh-CN';
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(chinese ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', ...options }).format(
      new Date(`${day}T00:00:00Z`),
    );
  const date = part({ month: chinese ? 'long' : 'short', day: 'numeric', ...(other && { year: 'numeric' }) });
  const weekday = part({ weekday: 'short' });
  return chinese ? `${date} ${weekday}` : `${weekday} ${date}`;
}

/** How long ago, in the largest unit that says enough: minutes, hours, days, months, years. */
export function ago(value: string, now: Date): Words {
  const minutes = Math.max(0, Math.round((now.getTime() - Date.parse(value)) / 60_000));
  if (minutes < 60) return say(`${minutes} 分钟前`, `${minutes} min ago`);
  const hours = Math.round(minutes / 60);
  if (hours < 48) return say(`${hours} 小时前`, `${hours} h ago`);
  const days = Math.round(hours / 24);
  if (days < 100) return say(`${days} 天前`, `${days} d ago`);
  const months = Math.round(days / 30.44);
  if (months < 24) return say(`${months} 个月前`, `${months} mo ago`);
  const years = Math.floor(days / 365.25);
  return say(`${years} 年前`, `${years} y ago`);
}
