import { int8Array } from './binary-array.ts';
import { grouped } from './group.ts';
import { SEALED_COLUMNS, type SealedRow } from './row.ts';
import type { Sql } from './sql.ts';

const BY_SELF = `select ${SEALED_COLUMNS}, r.self from suwen.resource r where r.self = any ($1::bigint[])`;

/** Current rows, deleted ones too, of the identities that exist; one round trip. */
export async function rowsBySelf(sql: Sql, selfs: readonly bigint[]): Promise<ReadonlyMap<bigint, SealedRow>> {
  if (selfs.length === 0) return new Map();
  const rows = await sql.query<SealedRow & { readonly self: bigint }>('rows-by-self', BY_SELF, [int8Array(selfs)]);
  return new Map(rows.map((row) => [row.self, row]));
}

/** Reads of several waiting requests share one statement. */
export function groupedReads(sql: Sql, lanes: number): (self: bigint) => Promise<SealedRow | undefined> {
  return grouped<bigint, SealedRow | undefined>(lanes, 64, async (selfs) => {
    const rows = await rowsBySelf(sql, selfs);
    return selfs.map((self) => rows.get(self));
  });
}
