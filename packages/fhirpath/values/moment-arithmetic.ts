import { wrongValue } from '../refusals.ts';
import { printed, type Amount } from './amount.ts';
import { partsOfEpoch } from './compare-moments.ts';
import { daysOf, epoch, Moment, written } from './moment.ts';

/** UCUM codes that are as long as the calendar word: only seconds and below (FHIRPath 2.0 §6.6.6); the others by leniency. */
const words: Readonly<Record<string, string>> = {
  s: 'second',
  ms: 'millisecond',
  wk: 'week',
  d: 'day',
  h: 'hour',
  min: 'minute',
};

/** From the finest to the coarsest word, with how many of it make the next. */
const steps: readonly (readonly [string, number])[] = [
  ['millisecond', 1000],
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Infinity],
];

const finest: Readonly<Record<number, string>> = { 1: 'year', 2: 'month', 3: 'day', 4: 'hour', 5: 'minute' };

const milliseconds: Readonly<Record<string, number>> = {
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};

/** A moment later (or earlier) by a duration, in the precision that it has; refuses what is no duration. */
export function shifted(at: Moment, amount: Amount, sign: 1 | -1): Moment {
  const word = wordOf(amount);
  const weeks = word === 'week';
  const unit = weeks ? 'day' : word;
  const size = (weeks ? Math.trunc(amount.value) * 7 : amount.value) * sign;
  if (unit === undefined || !steps.some(([name]) => name === unit)) throw wrongValue('+ -', printed(amount));
  const [count, coarse] = coarsened(at, unit === 'second' || unit === 'millisecond' ? size : Math.trunc(size), unit);
  if (at.kind === 'Time') return aroundTheClock(at, count, coarse);
  if (coarse === 'year' || coarse === 'month') return byMonths(at, coarse === 'year' ? count * 12 : count);
  return byMilliseconds(at, count * (milliseconds[coarse] ?? 0));
}

function wordOf({ unit, fhir }: Amount): string | undefined {
  if (fhir && (unit === 'a' || unit === 'mo')) return unit === 'a' ? 'year' : 'month';
  return Object.hasOwn(words, unit) ? words[unit] : unit;
}

/** The duration in the finest word that the moment has: `@2016 + 365 days` is `@2017` by 30-day months (§6.6.6). */
function coarsened(at: Moment, size: number, unit: string): readonly [number, string] {
  const limit = finest[at.precision];
  if (limit === undefined) return [size, unit];
  if (limit === 'year' && unit === 'day') return [Math.trunc(size / 365), 'year'];
  let count = size;
  let place = steps.findIndex(([name]) => name === unit);
  const goal = steps.findIndex(([name]) => name === limit);
  for (; place < goal; place++) count /= steps[place]?.[1] ?? 1;
  return [Math.trunc(count), steps[place]?.[0] ?? unit];
}

function byMonths(at: Moment, months: number): Moment {
  const total = at.year * 12 + (at.month - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  if (year < 1 || year > 9999) throw wrongValue('+ -', String(year));
  return written(at.kind, { ...at, year, month, day: Math.min(at.day, daysOf(year, month)) });
}

function byMilliseconds(at: Moment, size: number): Moment {
  const parts = partsOfEpoch(epoch(at, 0) + Math.round(size), at.precision);
  if (parts.year < 1 || parts.year > 9999) throw wrongValue('+ -', String(parts.year));
  const fraction = at.precision === 6 && size % 1000 !== 0 ? 7 : at.precision;
  return written(at.kind, { ...parts, precision: fraction, offset: at.offset });
}

/** A time of day goes around the clock (§6.6.6). */
function aroundTheClock(at: Moment, count: number, unit: string): Moment {
  const size = milliseconds[unit];
  if (size === undefined || unit === 'day') throw wrongValue('+ -', unit);
  const day = 86_400_000;
  const now = ((at.hour * 60 + at.minute) * 60 + at.second) * 1000;
  const then = (((now + count * size) % day) + day) % day;
  return written('Time', { ...at, ...partsOfTime(then) });
}

const partsOfTime = (size: number): { readonly hour: number; readonly minute: number; readonly second: number } => ({
  hour: Math.floor(size / 3_600_000),
  minute: Math.floor(size / 60_000) % 60,
  second: (size % 60_000) / 1000,
});
