/** Milliseconds to add to UTC for the wall clock of a zone, at an instant. */
export type ZoneOffset = (instant: number) => number;

/** Offsets of an IANA zone; remembers the answers of at most 4,096 hours. Throws a RangeError for an unknown zone. */
export function zoneOffset(zone: string): ZoneOffset {
  if (zone === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    era: 'short',
  });
  const known = new Map<number, number>();
  return (instant) => {
    // Offsets change at whole quarters of an hour only.
    const quarter = Math.floor(instant / 900_000);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    if (known.size >= 4096) known.clear();
    const offset = wallClock(format, quarter * 900_000) - quarter * 900_000;
    known.set(quarter, offset);
    return offset;
  };
}

function wallClock(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const at = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? 0);
  const year = parts.get('era') === 'BC' ? 1 - at('year') : at('year');
  const date = new Date(0);
  date.setUTCFullYear(year, at('month') - 1, at('day'));
  date.setUTCHours(at('hour'), at('minute'), at('second'), 0);
  return date.getTime();
}
