import { float8Array, int8Array, textArray } from './binary-array.ts';
import type { UnitFact } from './engine.ts';
import type { Sql } from './sql.ts';

/** The units that were ever written; a search in one unit finds values in all comparable ones. */
export interface UnitBook {
  /** Makes sure that the units are in the table before a value in them is; no round trip for known ones. */
  ensure(units: readonly UnitFact[]): Promise<void>;
}

/** The book over suwen.unit; a unit's row never changes, so a process may remember that it is there. */
export function unitBook(sql: Sql): UnitBook {
  const known = new Set<bigint>();
  return {
    async ensure(units) {
      const fresh = new Map(units.filter(({ unit }) => !known.has(unit)).map((one) => [one.unit, one]));
      if (fresh.size === 0) return;
      // In one order for all, so that two that write the same ones never wait for each other in a circle.
      const rows = [...fresh.values()].toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
      await sql.query(
        'units',
        `insert into suwen.unit (unit, system, code, label, base, factor)
         select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::float8[]) on conflict do nothing`,
        [
          int8Array(rows.map(({ unit }) => unit)),
          textArray(rows.map(({ system }) => system)),
          textArray(rows.map(({ code }) => code)),
          textArray(rows.map(({ label }) => label)),
          textArray(rows.map(({ base }) => base)),
          float8Array(rows.map(({ factor }) => factor)),
        ],
      );
      for (const unit of fresh.keys()) known.add(unit);
    },
  };
}
