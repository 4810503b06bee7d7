import type { BlobTable } from '#blobs';
import { byteaArray, int4Array } from './binary-array.ts';
import type { Sql } from './sql.ts';

/** Rows of a page, when all addresses are read. */
const PAGE = 1000;

/** The table of blobs over suwen.blob. */
export const blobTable = (sql: Sql): BlobTable => ({
  async recognise(marks, now) {
    const [row] = await sql.query<{ readonly address: string; readonly keyId: number }>(
      'blob-recognise',
      `update suwen.blob set since = greatest(since, $3::timestamptz) where address = (
         select b.address from unnest($1::int[], $2::bytea[]) with ordinality m(key_id, mark, place)
         join suwen.blob b on b.key_id = m.key_id and b.mark = m.mark order by m.place, b.address limit 1)
       returning address, key_id as "keyId"`,
      [int4Array(marks.map(({ keyId }) => keyId)), byteaArray(marks.map(({ hash }) => hash)), now],
    );
    return row;
  },
  async add({ address, keyId, size, mark }, now) {
    await sql.query(
      'blob-add',
      'insert into suwen.blob (address, key_id, size, mark, since) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [address, keyId, size, mark, now],
    );
  },
  async known(addresses) {
    const rows = await sql.query<{ readonly address: string }>(
      'blob-known',
      'select address from suwen.blob where address = any ($1::text[])',
      [[...addresses]],
    );
    return new Set(rows.map(({ address }) => address));
  },
  async takeUnreferenced(before, limit) {
    const rows = await sql.query<{ readonly address: string }>(
      'blob-take',
      `delete from suwen.blob where address in (
         select address from suwen.blob where refs = 0 and since < $1 order by since limit $2 for update skip locked)
       returning address`,
      [before, limit],
    );
    return rows.map(({ address }) => address);
  },
  async *addresses() {
    for (let last = ''; ;) {
      const rows: readonly { readonly address: string }[] = await sql.query(
        'blob-addresses',
        `select address from suwen.blob where address > $1 order by address limit ${PAGE}`,
        [last],
      );
      for (const { address } of rows) yield address;
      if (rows.length < PAGE) return;
      last = rows.at(-1)?.address ?? last;
    }
  },
});

/** Counts new references, in the transaction that writes the records that hold them; each mention counts. */
export async function referToBlobs(sql: Sql, addresses: readonly string[]): Promise<void> {
  await change(sql, addresses, 'blob-refer', 'refs + e.n', 'since', undefined);
}

/** Drops references; a blob that has none left is old from `now` on. */
export async function dropBlobs(sql: Sql, addresses: readonly string[], now: Date): Promise<void> {
  await change(sql, addresses, 'blob-drop', 'refs - e.n', '$2', now);
}

async function change(
  sql: Sql,
  addresses: readonly string[],
  name: string,
  refs: string,
  since: string,
  now: Date | undefined,
): Promise<void> {
  if (addresses.length === 0) return;
  const given = [...addresses];
  // One order of locks for all, so that two records with the same blobs never wait for each other in a circle.
  const changed = await sql.query(
    name,
    `with held as (select address from suwen.blob where address = any ($1::text[]) order by address for update)
     update suwen.blob b set refs = b.${refs}, since = ${since === 'since' ? 'b.since' : `${since}::timestamptz`}
     from (select address, count(*)::int as n from unnest($1::text[]) address group by address) e
     where b.address = e.address and b.address in (select address from held) returning b.address`,
    now === undefined ? [given] : [given, now],
  );
  const missing = new Set(given).size - changed.length;
  if (missing > 0)
    throw new Error(`${missing} of the blobs ${given.join(', ')} have no row: refer to a blob soon after it is put`);
}
