import { DAY, YEAR } from '../time.ts';
import type { MeasureKey } from './measures.ts';

/** Something that moves a quantity over time: what it adds at a time, in the unit of the measure. */
export interface Influence {
  readonly on: MeasureKey;
  at(time: number): number;
}

/** Present from `start`, grown over ten days, for ever. */
export const lasting = (on: MeasureKey, start: number, add: number): Influence => ({
  on,
  at: (time) => (time < start ? 0 : add * Math.min(1, 0.4 + (time - start) / (10 * DAY))),
});

/** Grows by `perYear` from `start`, up to `most` in size. */
export const growing = (on: MeasureKey, start: number, perYear: number, most: number): Influence => ({
  on,
  at: (time) => {
    const size = Math.min(most, (Math.abs(perYear) * Math.max(0, time - start)) / YEAR);
    return perYear < 0 ? -size : size;
  },
});

/** Present from `start`; from `treated` on it falls to `rest` of itself, half of the way in `halfDays`. */
export const treated = (
  on: MeasureKey,
  start: number,
  treatedAt: number,
  add: number,
  rest: number,
  halfDays: number,
): Influence => ({
  on,
  at: (time) => {
    if (time < start) return 0;
    if (time < treatedAt) return add;
    return add * (rest + (1 - rest) * 0.5 ** ((time - treatedAt) / (halfDays * DAY)));
  },
});

/** An acute illness: rises from `start` to its peak over `riseDays`, and falls by half every `halfDays` after. */
export const wave = (on: MeasureKey, start: number, peak: number, riseDays: number, halfDays: number): Influence => ({
  on,
  at: (time) => {
    const days = (time - start) / DAY;
    if (days < 0) return 0;
    return days < riseDays ? (peak * days) / riseDays : peak * 0.5 ** ((days - riseDays) / halfDays);
  },
});
