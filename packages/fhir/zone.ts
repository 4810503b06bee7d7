import { memo } from './lazy.ts';
import { utc } from './calendar.ts';

const minute = 60_000;
const hour = 60 * minute;
const week = 7 * 24 * hour;

/** Milliseconds that a zone's clocks are ahead of UTC at a moment. Throws RangeError for a zone that IANA has not. */
export function zoneOffset(zone: string, moment: number): number {
  const changes = yearChanges(zone)(new Date(moment).getUTCFullYear());
  return changes.findLast(({ from }) => from <= moment)?.offset ?? offsetByIntl(zone, moment);
}

/** The moments at which a zone's clocks show a local time: two when clocks went back, none when they skipped it. */
export function momentsOf(zone: string, local: number): readonly number[] {
  const before = zoneOffset(zone, local - 26 * hour);
  const after = zoneOffset(zone, local + 26 * hour);
  if (before === after) return [local - before];
  const offsets = new Set([before, after, zoneOffset(zone, local - before), zoneOffset(zone, local - after)]);
  return [...offsets]
    .map((offset) => local - offset)
    .filter((moment) => moment + zoneOffset(zone, moment) === local)
    .toSorted((first, second) => first - second);
}

/** The first moment at which a zone's clocks show a local time or, when they skipped it, a later one. */
export function firstMoment(zone: string, local: number): number {
  const [first] = momentsOf(zone, local);
  if (first !== undefined) return first;
  // Before the gap the offset is smaller: read with it, the skipped time lies after the change by as much as skipped.
  const before = zoneOffset(zone, local - 26 * hour);
  const after = zoneOffset(zone, local + 26 * hour);
  return changeBetween(zone, local - Math.max(before, after), local - Math.min(before, after));
}

interface Change {
  readonly from: number;
  readonly offset: number;
}

/** The offsets of a zone in a year of UTC, from its beginning on; sampled weekly, for Morocco changes twice in a month. */
const yearChanges: (zone: string) => (year: number) => readonly Change[] = memo((zone) =>
  memo((year) => {
    const end = utc(year + 1, 1, 1);
    let last: Change = { from: utc(year, 1, 1), offset: offsetByIntl(zone, utc(year, 1, 1)) };
    const changes = [last];
    for (let from = last.from; from < end; from += week) {
      const to = Math.min(from + week, end - 1);
      const offset = offsetByIntl(zone, to);
      if (offset === last.offset) continue;
      last = { from: changeBetween(zone, from, to), offset };
      changes.push(last);
    }
    return changes;
  }),
);

/** The moment, to the second, at which the offset becomes that of `to`. */
function changeBetween(zone: string, from: number, to: number): number {
  const offset = offsetByIntl(zone, to);
  let low = from;
  let high = to;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (middle === low) break;
    if (offsetByIntl(zone, middle) === offset) high = middle;
    else low = middle;
  }
  return Math.floor(high / 1000) * 1000;
}

const formatter: (zone: string) => Intl.DateTimeFormat = memo(
  (zone) => new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' }),
);

/** ICU prints GMT, GMT+08:00 or, before standard time, GMT+08:05:43. */
function offsetByIntl(zone: string, moment: number): number {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(formatter(zone).format(moment)) ?? [];
  const size = Number(hours) * hour + Number(minutes) * minute + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}
