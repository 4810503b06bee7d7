import type { DateRange } from '../values/date-range.ts';

/** Facts, links and values of one resource while they are collected; used again for the next. */
export interface Sink {
  /** Pairs of halves, high first. */
  facts: Int32Array;
  factCount: number;
  /** Halves of slot and target, high first. */
  links: number[];
  dates: DateRow[];
  numbers: NumberRow[];
  units: UnitRow[];
  chart: DateRange | undefined;
}

/** A date other than the clinical one: [lo, hi) in milliseconds since 1970, ±Infinity where open. */
export interface DateRow {
  readonly slot: bigint;
  readonly lo: number;
  readonly hi: number;
}

/** A number as written; equal bounds for a point. */
export interface NumberRow {
  readonly slot: bigint;
  /** 0: a plain number. */
  readonly unit: bigint;
  readonly lo: number;
  readonly hi: number;
}

/** A unit that a quantity was written in, for the table of units. */
export interface UnitRow {
  readonly unit: bigint;
  readonly system: string;
  readonly code: string;
  readonly label: string;
  /** Canonical UCUM unit; undefined: not convertible. */
  readonly base: string | undefined;
  /** Value in `base` = value × factor. */
  readonly factor: number;
}

/** An empty sink. */
export const newSink = (): Sink => ({
  facts: new Int32Array(512),
  factCount: 0,
  links: [],
  dates: [],
  numbers: [],
  units: [],
  chart: undefined,
});

/** Empties a sink; rows that were handed out stay what they are. */
export function clearSink(sink: Sink): void {
  sink.factCount = 0;
  sink.links = [];
  sink.dates = [];
  sink.numbers = [];
  sink.units = [];
  sink.chart = undefined;
}

/** Adds a fact by its halves. */
export function addFact(sink: Sink, hi: number, lo: number): void {
  const at = sink.factCount * 2;
  if (at === sink.facts.length) {
    const wider = new Int32Array(at * 2);
    wider.set(sink.facts);
    sink.facts = wider;
  }
  sink.facts[at] = hi;
  sink.facts[at + 1] = lo;
  sink.factCount++;
}

/** Adds several facts: pairs of halves. */
export function addFacts(sink: Sink, halves: Int32Array): void {
  for (let at = 0; at < halves.length; at += 2) addFact(sink, halves[at] ?? 0, halves[at + 1] ?? 0);
}

/** The facts as big-endian 64-bit integers, ascending as signed numbers, each once. */
export function factBytes({ facts, factCount }: Sink): Buffer {
  sortPairs(facts, factCount);
  const bytes = Buffer.allocUnsafe(factCount * 8);
  let length = 0;
  for (let at = 0; at < factCount * 2; at += 2) {
    const hi = facts[at] ?? 0;
    const lo = facts[at + 1] ?? 0;
    if (at > 0 && hi === facts[at - 2] && lo === facts[at - 1]) continue;
    bytes.writeInt32BE(hi, length);
    bytes.writeInt32BE(lo, length + 4);
    length += 8;
  }
  return bytes.subarray(0, length);
}

/** The links as big-endian pairs of slot and target, each once. */
export function linkBytes({ links }: Sink): Buffer {
  const seen = new Set<string>();
  const bytes = Buffer.allocUnsafe(links.length * 4);
  let length = 0;
  for (let at = 0; at < links.length; at += 4) {
    if (links.length > 4) {
      const name = links.slice(at, at + 4).join();
      if (seen.has(name)) continue;
      seen.add(name);
    }
    for (let half = 0; half < 4; half++) bytes.writeInt32BE(links[at + half] ?? 0, length + half * 4);
    length += 16;
  }
  return bytes.subarray(0, length);
}

/** Shell sort of pairs: no allocation, and quick for the tens of facts that a resource has. */
function sortPairs(pairs: Int32Array, count: number): void {
  for (const gap of GAPS) {
    for (let from = gap; from < count; from++) {
      const hi = pairs[from * 2] ?? 0;
      const lo = pairs[from * 2 + 1] ?? 0;
      let at = from - gap;
      for (; at >= 0; at -= gap) {
        const otherHi = pairs[at * 2] ?? 0;
        const otherLo = pairs[at * 2 + 1] ?? 0;
        if (otherHi < hi || (otherHi === hi && otherLo >>> 0 <= lo >>> 0)) break;
        pairs[(at + gap) * 2] = otherHi;
        pairs[(at + gap) * 2 + 1] = otherLo;
      }
      pairs[(at + gap) * 2] = hi;
      pairs[(at + gap) * 2 + 1] = lo;
    }
  }
}

/** Ciura's gaps, continued. */
const GAPS = [3941, 1750, 701, 301, 132, 57, 23, 10, 4, 1] as const;
