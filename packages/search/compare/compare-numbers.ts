import type { NumberTest } from '../parse/condition.ts';
import type { NumberRange } from '../values/number-values.ts';

/** A number test in the unit that values are compared in; the slack of conversion is in the bounds already. */
export interface NumberBounds {
  readonly prefix: NumberTest['prefix'];
  /** `gt` and `sa`: above this; `lt` and `eb`: below `lessThan`. */
  readonly moreThan: number;
  readonly lessThan: number;
  /** `ge`: from this on; `le`: up to `atMost`. */
  readonly atLeast: number;
  readonly atMost: number;
  /** `eq`, `ne`: [lo, hi); `ap`: [lo, hi]. */
  readonly lo: number;
  readonly hi: number;
}

/** Relative error that a conversion between units may make: far below any digit that is written. */
const SLACK = 1e-12;

/** The bounds of a test; with a factor, in the canonical unit, and tolerant of the rounding of conversion. */
export function numberBounds({ prefix, value, lo, hi }: NumberTest, factor?: number): NumberBounds {
  if (factor === undefined) return { prefix, moreThan: value, lessThan: value, atLeast: value, atMost: value, lo, hi };
  const up = (number: number): number => number * factor + Math.abs(number * factor) * SLACK;
  const down = (number: number): number => number * factor - Math.abs(number * factor) * SLACK;
  return {
    prefix,
    moreThan: up(value),
    lessThan: down(value),
    atLeast: down(value),
    atMost: up(value),
    lo: down(lo),
    hi: prefix === 'ap' ? up(hi) : down(hi),
  };
}

/** Whether a number, or a range of numbers, meets a search (FHIR R4 search.html#number, #quantity). */
export function numberMeets(bounds: NumberBounds, { lo, hi }: NumberRange): boolean {
  switch (bounds.prefix) {
    case 'eq':
      return lo >= bounds.lo && hi < bounds.hi;
    case 'ne':
      return !(lo >= bounds.lo && hi < bounds.hi);
    case 'gt':
      return hi > bounds.moreThan;
    case 'lt':
      return lo < bounds.lessThan;
    case 'ge':
      return hi >= bounds.atLeast;
    case 'le':
      return lo <= bounds.atMost;
    case 'sa':
      return lo > bounds.moreThan;
    case 'eb':
      return hi < bounds.lessThan;
    case 'ap':
      return hi >= bounds.lo && lo <= bounds.hi;
  }
}
