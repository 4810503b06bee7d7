import type { TransactionEntry } from '../fhir-store.ts';

/** FHIR http.html 3.1.0.11.2: DELETE, then POST, then PUT and PATCH, whatever their order in the bundle. */
const RANK: Readonly<Record<TransactionEntry['method'], number>> = { DELETE: 0, POST: 1, PUT: 2, PATCH: 2 };

/** Positions of the entries in the order in which a transaction carries them out. */
export const processingOrder = (entries: readonly TransactionEntry[]): readonly number[] =>
  entries.map((_, position) => position).toSorted((a, b) => rank(entries, a) - rank(entries, b) || a - b);

const rank = (entries: readonly TransactionEntry[], position: number): number => {
  const entry = entries[position];
  return entry === undefined ? 0 : RANK[entry.method];
};
