import type { BlobRow, BlobTable } from './blob-table.ts';

/** The table in memory with its references, for tests and tools; `refer` and `drop` are what the store does in SQL. */
export interface MemoryTable extends BlobTable {
  refer(address: string): void;
  drop(address: string, now: Date): void;
}

/** Makes an empty table. */
export function createMemoryTable(): MemoryTable {
  const rows = new Map<string, BlobRow & { references: number; since: Date }>();
  return {
    async recognise(marks, now) {
      for (const row of rows.values()) {
        if (!marks.some(({ keyId, hash }) => keyId === row.keyId && hash.equals(row.mark))) continue;
        row.since = now;
        return { address: row.address, keyId: row.keyId };
      }
      return undefined;
    },
    async add(row, now) {
      if (!rows.has(row.address)) rows.set(row.address, { ...row, references: 0, since: now });
    },
    known: async (addresses) => new Set(addresses.filter((address) => rows.has(address))),
    async takeUnreferenced(before, limit) {
      const old = [...rows.values()]
        .filter(({ references, since }) => references === 0 && since < before)
        .slice(0, limit);
      for (const { address } of old) rows.delete(address);
      return old.map(({ address }) => address);
    },
    async *addresses() {
      yield* rows.keys();
    },
    refer(address) {
      const row = rows.get(address);
      if (row) row.references++;
    },
    drop(address, now) {
      const row = rows.get(address);
      if (!row) return;
      row.references--;
      row.since = now;
    },
  };
}
