import {
  boolArray,
  float8Array,
  int2Array,
  int4Array,
  int8Array,
  int8ArrayOfBytes,
  textArray,
  timestampArray,
  uuidArray,
} from './binary-array.ts';
import type { WriteLine, WriteRow } from './row.ts';
import type { Sql } from './sql.ts';

/** What all rows of one writing share. */
export interface Writing {
  /** Milliseconds since 1970: `updated` of every row. */
  readonly at: number;
  /** Whether one refused row refuses all (raises SW001), or is left out alone. */
  readonly whole: boolean;
  readonly extractor: number;
  readonly hashkey: number;
}

const TEXT = `select suwen.write(to_timestamp($1::float8 / 1000), $2, ${Array.from({ length: 37 }, (_, n) => `$${n + 3}`).join(', ')}) as refused`;

/** Writes all rows of all lines in one round trip; returns the rows that did not stand at the expected version. */
export async function writeRows(
  sql: Sql,
  lines: readonly WriteLine[],
  writing: Writing,
): Promise<ReadonlySet<WriteRow>> {
  const rows = lines.flatMap((line) => line.rows);
  const values = [writing.at, writing.whole, ...rowValues(rows, writing), ...valueArrays(rows), ...lineValues(lines)];
  const [result] = await sql.query<{ readonly refused: readonly number[] }>('write', TEXT, values);
  return new Set((result?.refused ?? []).flatMap((position) => rows[position - 1] ?? []));
}

function rowValues(rows: readonly WriteRow[], { hashkey, ...writing }: Writing): unknown[] {
  // Rows of one statement share a stamp: the oldest, so that none passes for newer than it is.
  const extractor = Math.min(writing.extractor, ...rows.map((row) => row.extractor));
  const facts = slices(rows.map((row) => row.facts.length / 8));
  const links = slices(rows.map((row) => row.links.length / 8));
  const content = slices(rows.map((row) => row.content.length));
  return [
    int8Array(rows.map((row) => row.key)),
    int8Array(rows.map((row) => row.self)),
    int8Array(rows.map((row) => row.patient)),
    int4Array(rows.map((row) => row.datakey)),
    timestampArray(rows.map((row) => row.dateLo)),
    timestampArray(rows.map((row) => row.dateHi)),
    int4Array(rows.map((row) => row.owner)),
    int4Array(rows.map((row) => row.expected)),
    int2Array(rows.map((row) => row.type)),
    extractor,
    hashkey,
    boolArray(rows.map((row) => row.deleted)),
    textArray(rows.map((row) => row.id)),
    int8ArrayOfBytes(rows.map((row) => row.facts)),
    int4Array(facts.from),
    int4Array(facts.to),
    int8ArrayOfBytes(rows.map((row) => row.links)),
    int4Array(links.from),
    int4Array(links.to),
    Buffer.concat(rows.map((row) => row.content)),
    int4Array(content.from),
    int4Array(rows.map((row) => row.content.length)),
  ];
}

/** 1-based bounds of each part in the flat array. */
function slices(counts: readonly number[]): { readonly from: number[]; readonly to: number[] } {
  const from: number[] = [];
  const to: number[] = [];
  let before = 0;
  for (const count of counts) {
    from.push(before + 1);
    before += count;
    to.push(before);
  }
  return { from, to };
}

function valueArrays(rows: readonly WriteRow[]): unknown[] {
  const dates = rows.flatMap(({ key, dates: values }) => values.map((value) => ({ key, ...value })));
  const numbers = rows.flatMap(({ key, numbers: values }) => values.map((value) => ({ key, ...value })));
  return [
    int8Array(dates.map(({ slot }) => slot)),
    int8Array(dates.map(({ key }) => key)),
    timestampArray(dates.map(({ lo }) => lo)),
    timestampArray(dates.map(({ hi }) => hi)),
    int8Array(numbers.map(({ slot }) => slot)),
    int8Array(numbers.map(({ key }) => key)),
    int8Array(numbers.map(({ unit }) => unit)),
    float8Array(numbers.map(({ lo }) => lo)),
    float8Array(numbers.map(({ hi }) => hi)),
  ];
}

function lineValues(lines: readonly WriteLine[]): unknown[] {
  const bounds = slices(lines.map((line) => line.rows.length));
  return [
    uuidArray(lines.map((line) => line.request)),
    int4Array(lines.map((line) => line.agent)),
    int2Array(lines.map((line) => line.action)),
    int4Array(bounds.from),
    int4Array(bounds.to),
    textArray(lines.map((line) => line.note)),
  ];
}
