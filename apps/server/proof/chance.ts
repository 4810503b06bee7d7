/** Chance from a seed: the same seed, the same numbers (mulberry32 of Tommy Ettinger, public domain). */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number from 0 below `most`. */
  below(most: number): number;
}

/** Chance from a seed. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (most) => Math.floor(next() * most) };
}
