import type { Bundle, Resource } from '#fhir';
import { Refusal } from '#kernel';
import { importBatch, sqlState, type OpenStore, type Session } from '#store';
import { transactionsOf, type PlannedWrites } from './bundle-units.ts';
import type { Committed } from './committed.ts';
import type { Tally } from './tally.ts';
import { unitId } from './unit-id.ts';

/** A resource and where it stands in the input. */
export interface Placed {
  readonly resource: Resource;
  readonly line: number;
  readonly place: string;
}

/** Writes what an import read; what an earlier run of the job has committed is only counted. */
export interface ImportWriter {
  batch(source: number, placed: readonly Placed[]): Promise<void>;
  /** False where something is not there yet that the bundle refers to by a condition: it is to be tried again. */
  bundle(source: number, line: number, bundle: Bundle, place: string, last: boolean): Promise<boolean>;
}

/** Name of the import in the ledger. */
export const IMPORT = 'bulk/import';

/** Parts of a batch bundle under way at once. */
const AT_ONCE = 8;

/** A writer for a job and its session. */
export function importWriter(
  store: OpenStore,
  job: string,
  session: Pick<Session, 'agent' | 'owner'>,
  committed: Committed,
  counts: Tally,
): ImportWriter {
  const sessionOf = (request: string): Session => ({ ...session, request, note: IMPORT });

  const part = async (
    source: number,
    line: number,
    number: number,
    plan: PlannedWrites,
  ): Promise<Refusal | undefined> => {
    try {
      const entries = plan();
      const request = unitId(job, { source, line, span: 1, part: number });
      if (!committed.part(source, line, number)) await store.transact(sessionOf(request), entries);
      for (const { type } of entries) counts.wrote(type);
      return undefined;
    } catch (fault) {
      if (fault instanceof Refusal) return fault;
      throw fault;
    }
  };

  return {
    async batch(source, placed) {
      const [done, left] = [
        placed.filter(({ line }) => committed.line(source, line)),
        placed.filter(({ line }) => !committed.line(source, line)),
      ];
      count(counts, done, faultsOf(store, done));
      const [first, last] = [left[0], left.at(-1)];
      if (first === undefined || last === undefined) return;
      const request = unitId(job, { source, line: first.line, span: last.line - first.line + 1, part: 0 });
      const resources = left.map(({ resource }) => resource);
      const { refused } = await unraced(() => importBatch(store.engine, sessionOf(request), resources));
      count(counts, left, new Map(refused.map(({ position, refusal }) => [position, refusal])));
    },
    async bundle(source, line, bundle, place, last) {
      const plans = transactionsOf(bundle);
      for (let from = 0; from < plans.length; from += AT_ONCE) {
        const faults = await Promise.all(
          plans.slice(from, from + AT_ONCE).map((plan, n) => part(source, line, from + n + 1, plan)),
        );
        for (const fault of faults) {
          if (fault === undefined) continue;
          if (plans.length === 1 && !last && fault.code === 'store/unresolved-reference') return false;
          counts.refused(place, fault);
        }
      }
      return true;
    },
  };
}

function count(counts: Tally, placed: readonly Placed[], refused: ReadonlyMap<number, Refusal>): void {
  for (const [n, { resource, place }] of placed.entries()) {
    const refusal = refused.get(n);
    if (refusal === undefined) counts.wrote(resource.resourceType);
    else counts.refused(place, refusal);
  }
}

/** Refusals that an earlier run met: what a validation finds, it finds again. */
function faultsOf(store: OpenStore, placed: readonly Placed[]): ReadonlyMap<number, Refusal> {
  return new Map(
    placed.flatMap(({ resource }, n) => {
      const faults = store.check(resource).filter(({ severity }) => severity === 'error');
      const [first] = faults;
      if (first === undefined) return [];
      const details = faults.map(({ code, words, expression }) => ({ code, words, expression }));
      return [[n, new Refusal('incorrect', first.code, first.words, { details })] as const];
    }),
  );
}

const TRIES = 5;

/** Tries again when another writer made the same resource at the same moment. */
async function unraced<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (fault) {
      const state = sqlState(fault);
      if (tries === TRIES || (state !== '23505' && state !== '40P01')) throw fault;
    }
  }
}
