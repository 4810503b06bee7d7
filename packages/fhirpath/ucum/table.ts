import { readFileSync } from 'node:fs';

/** What the table says of one unit: its worth in another, or that it is a base of its own. */
export interface Unit {
  readonly name: string;
  readonly base?: boolean;
  /** May stand only alone, without another unit beside it (logarithmic scales). */
  readonly alone?: boolean;
  /** May carry a prefix (`m`, `k`, …). */
  readonly metric?: boolean;
  /** Decimal literal: one of this is `factor` × `unit`. */
  readonly factor?: string;
  readonly unit?: string;
  /** Decimal literal, added before multiplying (temperatures). */
  readonly offset?: string;
}

/** The units and prefixes of UCUM (knowledge/ucum/units.json). */
export interface UnitTable {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, Unit>>;
}

let table: UnitTable | undefined;

/** The table, read from its file when first needed (25 kB). */
export function unitTable(): UnitTable {
  table ??= read(JSON.parse(readFileSync(new URL('../../../knowledge/ucum/units.json', import.meta.url), 'utf8')));
  return table;
}

/** The file is ours and checked by a test against its source; this only keeps a damaged one from passing silently. */
function read(json: unknown): UnitTable {
  if (typeof json === 'object' && json !== null && 'prefixes' in json && 'units' in json) return json as UnitTable;
  throw new Error('knowledge/ucum/units.json is damaged');
}
