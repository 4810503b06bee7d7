/** [from, to) in milliseconds, read from the specification alone (FHIR R4 search.html#date); zone +08:00. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const OFFSET = 8 * 3_600_000;

/** A date as written, to the end of its precision. */
export function spanOf(text: string): Span {
  const [day = '', clock] = text.split('T');
  const [year = 0, month, date] = day.split('-').map(Number);
  if (clock === undefined) {
    const local = (y: number, m: number, d: number): number => Date.UTC(y, m, d) - OFFSET;
    if (month === undefined) return { from: local(year, 0, 1), to: local(year + 1, 0, 1) };
    if (date === undefined) return { from: local(year, month - 1, 1), to: local(year, month, 1) };
    return { from: local(year, month - 1, date), to: local(year, month - 1, date + 1) };
  }
  const [, hours = '', , seconds, fraction, zone] =
    /^(\d\d:\d\d)(:(\d\d)(\.\d+)?)?(Z|[-+]\d\d:\d\d)?$/u.exec(clock) ?? [];
  const whole = `${day}T${hours}:${seconds ?? '00'}${fraction ?? ''}${zone ?? '+08:00'}`;
  const from = Date.parse(whole);
  return { from, to: from + (seconds === undefined ? 60_000 : fraction === undefined ? 1000 : 1) };
}

/** The span of a value by its type: an instant is a point, a Period its ends, a Timing its outer limits. */
export function spanOfValue(type: string, value: unknown): Span | undefined {
  if (typeof value === 'string') {
    const span = spanOf(value);
    return type === 'instant' ? { from: span.from, to: span.from + 1 } : span;
  }
  const record = value as {
    readonly start?: string;
    readonly end?: string;
    readonly event?: readonly string[];
    readonly repeat?: { readonly boundsPeriod?: { readonly start?: string; readonly end?: string } };
  };
  if (type === 'Timing') {
    const spans = (record.event ?? []).map(spanOf);
    const bounds = record.repeat?.boundsPeriod;
    if (bounds) spans.push(periodSpan(bounds));
    return spans.length === 0
      ? undefined
      : { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
  }
  return record.start === undefined && record.end === undefined ? undefined : periodSpan(record);
}

const periodSpan = ({ start, end }: { readonly start?: string; readonly end?: string }): Span => ({
  from: start === undefined ? -Infinity : spanOf(start).from,
  to: end === undefined ? Infinity : spanOf(end).to,
});

/** The comparison of a prefix: search range against the range of the value. */
export function comparesDate(prefix: string, search: Span, value: Span, now: number): boolean {
  const contains = search.from <= value.from && value.to <= search.to;
  switch (prefix) {
    case 'ne':
      return !contains;
    case 'gt':
      return value.to > search.to;
    case 'lt':
      return value.from < search.from;
    case 'ge':
      return value.to > search.to || contains;
    case 'le':
      return value.from < search.from || contains;
    case 'sa':
      return value.from >= search.to;
    case 'eb':
      return value.to <= search.from;
    case 'ap': {
      const tenth = Math.round(Math.abs(now - (search.from + search.to) / 2) / 10);
      return value.from < search.to + tenth && search.from - tenth < value.to;
    }
    default:
      return contains;
  }
}
