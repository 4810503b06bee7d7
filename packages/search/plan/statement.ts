/** SQL with its values: the text depends only on the shape of a search, so that it can be prepared once. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Collects the values of a statement while its text is written. */
export interface Writer {
  readonly values: unknown[];
  /** A placeholder for a value, with its type: `$3::bigint[]`. */
  readonly put: (value: unknown, type: string) => string;
  /** A name that no other alias of the statement has. */
  readonly alias: (letter: string) => string;
}

/** A writer without values. */
export function newWriter(): Writer {
  const values: unknown[] = [];
  let aliases = 0;
  return {
    values,
    put(value, type) {
      values.push(value);
      return `$${values.length}::${type}`;
    },
    alias: (letter) => `${letter}${++aliases}`,
  };
}

/** `bigint[]` as PostgreSQL reads it. */
export const bigints = (numbers: readonly bigint[]): string => `{${numbers.join(',')}}`;

/** A point in time as PostgreSQL reads it; milliseconds since 1970. */
export function timestamp(milliseconds: number): string {
  if (milliseconds === Infinity) return 'infinity';
  if (milliseconds === -Infinity) return '-infinity';
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  if (year > 0 && year < 10_000) return date.toISOString();
  const [, rest = ''] = /^[-+]?\d+(-.*)Z$/u.exec(date.toISOString()) ?? [];
  return year > 0 ? `${year}${rest}Z` : `${String(1 - year).padStart(4, '0')}${rest}Z BC`;
}

/** Sizes that pages usually have, one row more among them: few enough that each may have a statement of its own. */
const USUAL_LIMITS: ReadonlySet<number> = new Set([1, 2, 3, 6, 11, 21, 31, 51, 100, 101, 201, 501, 1001, 5001]);

/**
 * A limit, written out where it is a usual one: a plan that serves every value takes a limit that it does not know for a
 * tenth of all rows, and then sorts everything where walking an index would have ended after a page.
 */
export const limitText = (limit: number, writer: Writer): string =>
  USUAL_LIMITS.has(limit) ? String(limit) : writer.put(limit, 'bigint');
