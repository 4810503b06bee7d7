import type { Bundle, Resource } from '#fhir';
import { Refusal } from '#kernel';
import { importBatch, sqlState, type OpenStore, type Session } from '#store';
import { transactionsOf } from './bundle-units.ts';
import type { Tally } from './tally.ts';

/** A resource and where it stands in the input. */
export interface Placed {
  readonly resource: Resource;
  readonly place: string;
}

/** Writes what an import read; what an earlier run of the job has committed is only counted. */
export interface ImportWriter {
  batch(request: string, placed: readonly Placed[]): Promise<void>;
  /** False where something is not there yet that the bundle refers to by a condition: it is to be tried again. */
  bundle(request: string, bundle: Bundle, place: string, last: boolean): Promise<boolean>;
}

/** Name of the import in the ledger. */
export const IMPORT = 'bulk/import';

/** A writer for a session; `committed` are the requests of earlier runs. */
export function importWriter(
  store: OpenStore,
  session: Pick<Session, 'agent' | 'owner'>,
  committed: ReadonlySet<string>,
  counts: Tally,
): ImportWriter {
  const sessionOf = (request: string): Session => ({ ...session, request, note: IMPORT });
  return {
    async batch(request, placed) {
      const refused = new Map<number, Refusal>();
      if (committed.has(request)) for (const [n, refusal] of faultsOf(store, placed)) refused.set(n, refusal);
      else {
        const resources = placed.map(({ resource }) => resource);
        const result = await unraced(() => importBatch(store.engine, sessionOf(request), resources));
        for (const { position, refusal } of result.refused) refused.set(position, refusal);
      }
      for (const [n, { resource, place }] of placed.entries()) {
        const refusal = refused.get(n);
        if (refusal === undefined) counts.wrote(resource.resourceType);
        else counts.refused(place, refusal);
      }
    },
    async bundle(request, bundle, place, last) {
      const [only, ...more] = transactionsOf(bundle);
      const units = only === undefined ? [] : [only, ...more];
      for (const [n, plan] of units.entries()) {
        const own = n === 0 ? request : `${request.slice(0, -6)}${n.toString(16).padStart(6, '0')}`;
        try {
          const entries = plan();
          if (!committed.has(own)) await store.transact(sessionOf(own), entries);
          for (const { type } of entries) counts.wrote(type);
        } catch (fault) {
          if (!(fault instanceof Refusal)) throw fault;
          if (units.length === 1 && !last && waits(fault)) return false;
          counts.refused(place, fault);
        }
      }
      return true;
    },
  };
}

/** Whether the refused bundle may succeed when others are there. */
const waits = ({ code }: Refusal): boolean => code === 'store/unresolved-reference';

/** Refusals that an earlier run met: what a validation finds, it finds again. */
function faultsOf(store: OpenStore, placed: readonly Placed[]): readonly (readonly [number, Refusal])[] {
  return placed.flatMap(({ resource }, n) => {
    const faults = store.check(resource).filter(({ severity }) => severity === 'error');
    const [first] = faults;
    if (first === undefined) return [];
    const details = faults.map(({ code, words, expression }) => ({ code, words, expression }));
    return [[n, new Refusal('incorrect', first.code, first.words, { details })] as const];
  });
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
