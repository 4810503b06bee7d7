import type { Bundle, BundleEntry } from '#fhir';
import type { TransactionEntry } from '#store';
import { plannedTransaction } from '../transaction.ts';

/** Kinds of bundle that an import takes apart; every other one (a document, a message) is a resource to be kept. */
const TAKEN_APART = new Set(['transaction', 'batch', 'collection']);

/**
 * Whether a line is a bundle whose entries are to be written. One with an id is a resource of its own, as an export gives
 * it, and is kept.
 */
export const isTakenApart = (resource: {
  readonly resourceType: string;
  readonly id?: unknown;
  readonly type?: unknown;
}): resource is Bundle =>
  resource.resourceType === 'Bundle' &&
  resource.id === undefined &&
  typeof resource.type === 'string' &&
  TAKEN_APART.has(resource.type);

/** Writes that succeed or fail together; reading them may refuse. */
export type PlannedWrites = () => readonly TransactionEntry[];

/**
 * The transactions that write a bundle: one for a transaction and for a collection, whose entries may refer to each
 * other; one for each entry of a batch. What only reads is left out.
 */
export function transactionsOf({ type, entry = [] }: Bundle): readonly PlannedWrites[] {
  if (type === 'batch') return entry.map((one, position) => () => writesOf([one], position));
  return [() => writesOf(type === 'collection' ? entry.map(asWrite) : entry)];
}

/** A collection as the transaction that writes it. */
export const collectionAsTransaction = (bundle: Bundle): Bundle => ({
  ...bundle,
  type: 'transaction',
  entry: (bundle.entry ?? []).map(asWrite),
});

const writesOf = (entries: readonly BundleEntry[], first = 0): readonly TransactionEntry[] =>
  plannedTransaction(entries, first).writes.map(({ entry }) => entry);

/** An entry of a collection takes its place by its id; without one it gets a new id. */
function asWrite(entry: BundleEntry): BundleEntry {
  const { resource } = entry;
  if (resource === undefined) return { request: { method: 'GET', url: 'metadata' } };
  const { resourceType, id } = resource;
  return {
    ...entry,
    request: id === undefined ? { method: 'POST', url: resourceType } : { method: 'PUT', url: `${resourceType}/${id}` },
  };
}
