/** How exact a moment is: 1 year, 2 month, 3 day, 4 hour, 5 minute, 6 second, 7 millisecond. */
export type Precision = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A Date, DateTime or Time of FHIRPath, with the precision it was written in. */
export class Moment {
  readonly kind: 'Date' | 'DateTime' | 'Time';
  /** As written, without `@`; a time without `T`. */
  readonly text: string;
  readonly precision: Precision;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** With its fraction: seconds and milliseconds are one precision when compared (FHIRPath 2.0 §6.2). */
  readonly second: number;
  /** Minutes east of UTC; undefined when the moment does not say its zone. */
  readonly offset: number | undefined;

  constructor(kind: Moment['kind'], text: string, parts: Parts) {
    this.kind = kind;
    this.text = text;
    this.precision = parts.precision;
    this.year = parts.year;
    this.month = parts.month;
    this.day = parts.day;
    this.hour = parts.hour;
    this.minute = parts.minute;
    this.second = parts.second;
    this.offset = parts.offset;
  }
}

/** The numbers of a moment; parts beyond the precision hold their lowest value. */
export interface Parts {
  readonly precision: Precision;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly offset: number | undefined;
}

const pattern =
  /^(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?)?(?:(T)?(?:(\d{2})(?::(\d{2})(?::(\d{2}(?:\.\d+)?))?)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Days of a month of the proleptic Gregorian calendar. */
export function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads `2015-02-04`, `2015-02-04T14:34:28Z`, `14:34`; undefined when the text is no such moment. */
export function moment(kind: Moment['kind'], text: string): Moment | undefined {
  const hit = pattern.exec(text);
  if (!hit) return undefined;
  const [, year, month, day, t, hour, minute, second, zone] = hit;
  if (
    kind === 'Time'
      ? year !== undefined || t !== undefined || zone !== undefined || hour === undefined
      : year === undefined
  )
    return undefined;
  if (kind !== 'Time' && hour !== undefined && (t === undefined || day === undefined)) return undefined;
  if (kind === 'Date' && (t !== undefined || hour !== undefined)) return undefined;
  if (zone !== undefined && hour === undefined) return undefined;
  const parts: Parts = {
    precision: precisionOf(month, day, hour, minute, second, year),
    year: Number(year ?? 0),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    offset: zone === undefined ? undefined : offsetOf(zone),
  };
  return valid(parts) ? new Moment(kind, text, parts) : undefined;
}

function precisionOf(...[month, day, hour, minute, second]: readonly (string | undefined)[]): Precision {
  if (second !== undefined) return second.includes('.') ? 7 : 6;
  if (minute !== undefined) return 5;
  if (hour !== undefined) return 4;
  if (day !== undefined) return 3;
  return month !== undefined ? 2 : 1;
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}

const valid = ({ year, month, day, hour, minute, second, offset = 0 }: Parts): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month) && hour < 24 && minute < 60 && second < 61 &&
  Math.abs(offset) <= 14 * 60; // prettier-ignore

/** A moment from its numbers, written in its precision. */
export function written(kind: Moment['kind'], parts: Parts): Moment {
  return new Moment(kind, textOf(kind, parts), parts);
}

function textOf(kind: Moment['kind'], { precision, offset, ...at }: Parts): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  let text = '';
  if (kind !== 'Time') {
    text = String(at.year).padStart(4, '0');
    if (precision >= 2) text += `-${two(at.month)}`;
    if (precision >= 3) text += `-${two(at.day)}`;
    if (kind === 'Date') return text;
    text += precision >= 4 ? 'T' : '';
  }
  if (precision >= 4) text += two(at.hour);
  if (precision >= 5) text += `:${two(at.minute)}`;
  if (precision === 6) text += `:${two(Math.floor(at.second))}`;
  if (precision === 7) text += `:${at.second.toFixed(3).padStart(6, '0')}`;
  if (precision < 4 || offset === undefined) return text;
  if (offset === 0) return `${text}Z`;
  const size = Math.abs(offset);
  return `${text}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Milliseconds since 1970 of the moment's first instant, read in `offset` minutes east of UTC. */
export function epoch({ year, month, day, hour, minute, second }: Moment, offset: number): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; a leap cycle of 400 years further it does not.
  const shift = year < 100 ? 400 : 0;
  const whole = Date.UTC(year + shift, month - 1, day, hour, minute - offset) - shift * 31_556_952_000;
  return whole + Math.round(second * 1000);
}
