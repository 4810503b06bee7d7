import { typeNumber, type ResourceType } from '#fhir';
import { float8Array, int4Array, int8Array, int8ArrayOfBytes, timestampArray } from './binary-array.ts';
import { resourceOf } from './content.ts';
import type { Engine, Indexed } from './engine.ts';
import { SEALED_COLUMNS, type SealedRow } from './row.ts';
import { opened } from './version.ts';

/** Rows that are extracted again in one statement. */
const BATCH = 300;

/**
 * Extracts the next rows of a type whose stamp is older than `epoch` again, behind `after`; returns the last key that was
 * looked at, undefined when there are no more. A resource that changes meanwhile is left to its own writer or a later pass.
 */
export async function reindexBatch(
  engine: Engine,
  type: ResourceType,
  epoch: number,
  after: bigint,
): Promise<{ readonly last: bigint; readonly looked: number } | undefined> {
  const number = typeNumber(type) ?? 0;
  const rows = await engine.sql.query<SealedRow>(
    'reindex-rows',
    `select ${SEALED_COLUMNS} from suwen.resource r
     where r.type = $1::smallint and r.key > $2 and r.extractor < $3::smallint and not r.deleted order by r.key limit ${BATCH}`,
    [number, after, epoch],
  );
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const indexed = rows.map((row) => engine.index(resourceOf(opened(engine, row).text)));
  await engine.units.ensure(indexed.flatMap(({ units }) => units));
  await put(engine, number, rows, indexed);
  return { last: last.key, looked: rows.length };
}

async function put(
  engine: Engine,
  type: number,
  rows: readonly SealedRow[],
  indexed: readonly Indexed[],
): Promise<void> {
  const facts = bounds(indexed.map((one) => one.facts.length / 8));
  const links = bounds(indexed.map((one) => one.links.length / 8));
  const dates = indexed.flatMap((one, n) => one.dates.map((value) => ({ key: rows[n]?.key ?? 0n, ...value })));
  const numbers = indexed.flatMap((one, n) => one.numbers.map((value) => ({ key: rows[n]?.key ?? 0n, ...value })));
  const extractor = Math.min(...indexed.map((one) => one.extractor));
  await engine.sql.query(
    'reindex-put',
    `select suwen.reindex($1::smallint, $2::smallint, ${Array.from({ length: 19 }, (_, n) => `$${n + 3}`).join(', ')})`,
    [
      type,
      extractor,
      int8Array(rows.map(({ key }) => key)),
      int4Array(rows.map(({ version }) => version)),
      timestampArray(indexed.map(({ dateLo }) => dateLo)),
      timestampArray(indexed.map(({ dateHi }) => dateHi)),
      int8ArrayOfBytes(indexed.map((one) => one.facts)),
      int4Array(facts.from),
      int4Array(facts.to),
      int8ArrayOfBytes(indexed.map((one) => one.links)),
      int4Array(links.from),
      int4Array(links.to),
      int8Array(dates.map(({ slot }) => slot)),
      int8Array(dates.map(({ key }) => key)),
      timestampArray(dates.map(({ lo }) => lo)),
      timestampArray(dates.map(({ hi }) => hi)),
      int8Array(numbers.map(({ slot }) => slot)),
      int8Array(numbers.map(({ key }) => key)),
      int8Array(numbers.map(({ unit }) => unit)),
      float8Array(numbers.map(({ lo }) => lo)),
      float8Array(numbers.map(({ hi }) => hi)),
    ],
  );
}

/** 1-based bounds of each part in a flat array. */
function bounds(counts: readonly number[]): { readonly from: number[]; readonly to: number[] } {
  let before = 0;
  const from: number[] = [];
  const to: number[] = [];
  for (const count of counts) {
    from.push(before + 1);
    before += count;
    to.push(before);
  }
  return { from, to };
}
