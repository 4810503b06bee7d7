/** Seeded chance: the same seed gives the same numbers for ever. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number;
  /** True with this probability. */
  yes(probability: number): boolean;
  /** One of the list; throws RangeError where it is empty. */
  pick<T>(list: readonly T[]): T;
  /** One of the list by weight. */
  weighted<T>(list: readonly (readonly [weight: number, item: T])[]): T;
  /** Normally distributed (Box and Muller 1958). */
  normal(mean: number, deviation: number): number;
  /** Chance of its own for a part, which no other part disturbs. */
  fork(part: string | number): Chance;
}

/** Opens chance for a seed: sfc32 (Doty-Humphrey, PractRand), started from an FNV-1a hash of the seed. */
export function openChance(seed: string): Chance {
  const next = sfc32(seed);
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(next() * list.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    next,
    whole,
    pick,
    yes: (probability) => next() < probability,
    weighted: (list) => {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0);
      const found = list.find(([weight]) => (left -= weight) < 0) ?? list.at(-1);
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found[1];
    },
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (part) => openChance(`${seed}/${part}`),
  };
}

function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [hash(`${seed}a`), hash(`${seed}b`), hash(`${seed}c`), 1];
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still resemble the seed.
  for (let index = 0; index < 15; index++) step();
  return step;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
