import { naive, type NaiveResource } from './naive.ts';
import { randomResources } from './random-resources.ts';
import { filterMeets, filterText } from './random-filter.ts';
import { randomSearch, type RandomSearch } from './random-searches.ts';
import { seeded } from './random.ts';

/** What is proved: a server that was given the resources and answers searches with ids. */
export interface SearchRunner {
  /** Stores them all, and gives them back as they are stored (with the server's `meta`). */
  load(resources: readonly NaiveResource[]): Promise<readonly NaiveResource[]>;
  /** Ids of all matches of `type?query`, in any order. */
  runSearch(type: string, query: string): Promise<readonly string[]>;
}

/** A search that was answered differently. */
export interface Difference {
  readonly seed: number;
  readonly search: string;
  readonly expected: readonly string[];
  readonly found: readonly string[] | string;
}

/** What a proof found. */
export interface ProofResult {
  readonly searches: number;
  /** Searches with at least one match: a proof of empty answers proves little. */
  readonly answered: number;
  readonly differences: readonly Difference[];
}

/** Now, for `ap` of dates, where a server can be told it. */
export const PROOF_NOW: number = Date.parse('2026-01-01T00:00:00Z');

/** How much is proved. */
export interface ProofDose {
  readonly seed: number;
  readonly searches: number;
  /** Milliseconds since 1970 that the server takes as now. */
  readonly now?: number;
  /** Called now and then with the number of searches done. */
  readonly tell?: (done: number) => void;
}

/** Runs random searches over random resources and compares every answer with the naive evaluator's. */
export async function proveSearch(
  runner: SearchRunner,
  { seed, searches, now = PROOF_NOW, tell = () => undefined }: ProofDose,
): Promise<ProofResult> {
  const resources = await runner.load(randomResources(seeded(seed)));
  const evaluator = naive(resources, now);
  const random = seeded(seed + 1);
  const differences: Difference[] = [];
  let answered = 0;
  for (let done = 0; done < searches; done++) {
    const search = randomSearch(random);
    const expected = resources
      .filter(({ resourceType }) => resourceType === search.type)
      .filter((resource) => meetsAll(search, (name, raw) => evaluator.meets(resource, name, raw)))
      .map(({ id }) => id)
      .toSorted();
    if (expected.length > 0) answered++;
    const found = await answerOf(runner, search);
    if (typeof found === 'string' || found.join() !== expected.join())
      differences.push({ seed, search: `${search.type}?${queryOf(search)}`, expected, found });
    if (done % 500 === 499) tell(done + 1);
  }
  return { searches, answered, differences };
}

async function answerOf(runner: SearchRunner, search: RandomSearch): Promise<readonly string[] | string> {
  try {
    return (await runner.runSearch(search.type, encodedQuery(search))).toSorted();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function meetsAll({ pairs, filter }: RandomSearch, meets: (name: string, raw: string) => boolean): boolean {
  return pairs.every(([name, raw]) => meets(name, raw)) && (filter === undefined || filterMeets(filter, meets));
}

const pairsOf = ({ pairs, filter }: RandomSearch): readonly (readonly [string, string])[] =>
  filter === undefined ? pairs : [...pairs, ['_filter', filterText(filter)]];

const queryOf = (search: RandomSearch): string =>
  pairsOf(search)
    .map(([name, raw]) => `${name}=${raw}`)
    .join('&');

const encodedQuery = (search: RandomSearch): string =>
  pairsOf(search)
    .map(([name, raw]) => `${encodeURIComponent(name)}=${encodeURIComponent(raw)}`)
    .join('&');
