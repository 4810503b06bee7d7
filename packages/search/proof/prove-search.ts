import { naive, type NaiveResource } from './naive.ts';
import { randomResources } from './random-resources.ts';
import { filterMeets, filterText } from './random-filter.ts';
import { randomSearch, type RandomSearch } from './random-searches.ts';
import { seeded } from './random.ts';

/** What is proved: a server that was given the resources and answers searches with ids. */
export interface SearchRunner {
  load(resources: readonly NaiveResource[]): Promise<void>;
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

/** Now, for `ap` of dates: the server under proof must be told the same. */
export const PROOF_NOW: number = Date.parse('2026-01-01T00:00:00Z');

/** Runs random searches over random resources and compares every answer with the naive evaluator's. */
export async function proveSearch(
  runner: SearchRunner,
  seed: number,
  searches: number,
  tell: (done: number) => void = () => undefined,
): Promise<ProofResult> {
  const resources = randomResources(seeded(seed));
  await runner.load(resources);
  const evaluator = naive(resources, PROOF_NOW);
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
    return error instanceof Error ? `${error.message}` : String(error);
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
