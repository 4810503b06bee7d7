import { epoch, Moment, written, type Parts, type Precision } from './moment.ts';

/** The widest offsets that zones have: 14 hours east and 12 west of UTC. */
const east = 14 * 60;
const west = -12 * 60;

/**
 * The order of two moments: -1, 0, 1, or undefined where their precision (or a missing zone) leaves it open
 * (FHIRPath 2.0 §6.2). A Date stands for the DateTime of that day. `zone` is the offset of the request, minutes.
 */
export function compareMoments(a: Moment, b: Moment, zone?: number): -1 | 0 | 1 | undefined {
  const first = a.offset ?? (a.precision > 3 ? zone : undefined);
  const second = b.offset ?? (b.precision > 3 ? zone : undefined);
  if (first === second || a.kind === 'Time') return byParts(a, b);
  if (first !== undefined && second !== undefined) return byParts(inUtc(a, first), inUtc(b, second));
  return bySpan(a, b);
}

function byParts(a: Moment, b: Moment): -1 | 0 | 1 | undefined {
  const shared = Math.min(a.precision, b.precision);
  const order =
    sign(a.year - b.year) ||
    (shared >= 2 && sign(a.month - b.month)) ||
    (shared >= 3 && sign(a.day - b.day)) ||
    (shared >= 4 && sign(a.hour - b.hour)) ||
    (shared >= 5 && sign(a.minute - b.minute)) ||
    (shared >= 6 && sign(a.second - b.second)) ||
    0;
  if (order !== 0) return order;
  return Math.min(a.precision, 6) === Math.min(b.precision, 6) ? 0 : undefined;
}

const sign = (difference: number): -1 | 0 | 1 => (difference < 0 ? -1 : difference > 0 ? 1 : 0);

function inUtc(at: Moment, offset: number): Moment {
  return offset === 0 ? at : written(at.kind, { ...partsOfEpoch(epoch(at, offset), at.precision), offset: 0 });
}

/** The numbers of an instant in UTC. */
export function partsOfEpoch(milliseconds: number, precision: Precision): Omit<Parts, 'offset'> {
  const at = new Date(milliseconds);
  return {
    precision,
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds() + at.getUTCMilliseconds() / 1000,
  };
}

/** Only one of the two says its zone: decided where every possible zone of the other gives the same answer. */
function bySpan(a: Moment, b: Moment): -1 | 1 | undefined {
  if (last(a) < epoch(b, b.offset ?? east)) return -1;
  if (epoch(a, a.offset ?? east) > last(b)) return 1;
  return undefined;
}

const last = (at: Moment): number => lastInstant(at, at.offset ?? west);

/** Milliseconds since 1970 of the last millisecond that the moment can mean, read in `offset` minutes east of UTC. */
export function lastInstant(at: Moment, offset: number): number {
  const start = epoch(at, offset);
  switch (at.precision) {
    case 1:
      return epoch(nextYear(at), offset) - 1;
    case 2:
      return epoch(nextMonth(at), offset) - 1;
    case 3:
      return start + 86_399_999;
    case 4:
      return start + 3_599_999;
    case 5:
      return start + 59_999;
    case 6:
      return start + 999;
    default:
      return start;
  }
}

const nextYear = (at: Moment): Moment => new Moment(at.kind, '', { ...at, year: at.year + 1 });

const nextMonth = (at: Moment): Moment =>
  at.month === 12
    ? new Moment(at.kind, '', { ...at, year: at.year + 1, month: 1 })
    : new Moment(at.kind, '', { ...at, month: at.month + 1 });
