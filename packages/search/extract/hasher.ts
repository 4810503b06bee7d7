import type { Hash } from '../facts/hash.ts';

/** Hashes of texts, those that recur remembered; at most `limit` of each kind, then forgotten at once. */
export interface Hasher {
  /** Halves of the hash of a text, as a pair. */
  pair(text: string): Int32Array;
  /** Halves of the hash of `Type/id`, remembered: a patient's resources all point to it. */
  self(reference: string): Int32Array;
}

/** A hasher over the hash of the index. */
export function newHasher(hash: Hash, limit = 8192): Hasher {
  const selves = new Map<string, Int32Array>();
  const pair = (text: string): Int32Array => {
    const { hi, lo } = hash(text);
    return Int32Array.of(hi, lo);
  };
  return {
    pair,
    self(reference) {
      const known = selves.get(reference);
      if (known !== undefined) return known;
      if (selves.size >= limit) selves.clear();
      const made = pair(reference);
      selves.set(reference, made);
      return made;
    },
  };
}

/** A function whose answers for recurring keys are remembered; at most `limit`, then forgotten at once. */
export function bounded<V>(make: (key: string) => V, limit = 4096): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= limit) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** Halves of several texts' hashes in one array. */
export function pairsOf(hash: Hash, texts: readonly string[]): Int32Array {
  const halves = new Int32Array(texts.length * 2);
  texts.forEach((text, at) => {
    const { hi, lo } = hash(text);
    halves[at * 2] = hi;
    halves[at * 2 + 1] = lo;
  });
  return halves;
}
