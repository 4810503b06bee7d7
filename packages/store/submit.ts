import { grouped } from './group.ts';
import type { WriteLine, WriteRow } from './row.ts';
import { sqlState, type Sql } from './sql.ts';
import { writeRows, type Writing } from './write-rows.ts';

/** What became of one line: the time of its versions, or that somebody else had written first. */
export type Submitted = { readonly written: true; readonly at: number } | { readonly written: false };

const UNIQUE_VIOLATION = '23505';
const DEADLOCK = '40P01';

/**
 * Commits lines of independent requests in groups: one statement, one commit, one fsync for all that waited. A line
 * that meets a version it did not expect is left out alone.
 */
export function groupedWrites(
  sql: Sql,
  lanes: number,
  now: () => number,
  shared: Pick<Writing, 'extractor' | 'hashkey'>,
): (line: WriteLine) => Promise<Submitted> {
  const run = async (lines: readonly WriteLine[]): Promise<readonly Submitted[]> => {
    const at = now();
    const { first, later } = apart(lines);
    const refused = await writeRows(sql, first, { ...shared, at, whole: false });
    return lines.map((line) =>
      later.has(line) || line.rows.some((row) => refused.has(row)) ? { written: false } : { written: true, at },
    );
  };

  const submit = grouped<WriteLine, Submitted>(lanes, 64, async (lines) => {
    try {
      return await run(lines);
    } catch (fault) {
      if (!raced(fault)) throw fault;
      // One of them lost a race for an identity; alone, each tells for itself.
      const results: Submitted[] = [];
      for (const line of lines) results.push(await alone(run, line));
      return results;
    }
  });
  return async (line) => {
    // A row that is late is left out alone: of several the others would be written.
    if (line.rows.length !== 1)
      throw new Error(`A line of a group has one resource, not ${line.rows.length} resources`);
    return submit(line);
  };
}

async function alone(
  run: (lines: readonly WriteLine[]) => Promise<readonly Submitted[]>,
  line: WriteLine,
): Promise<Submitted> {
  try {
    return (await run([line]))[0] ?? { written: false };
  } catch (fault) {
    if (raced(fault)) return { written: false };
    throw fault;
  }
}

/** Whether a fault only says that somebody else was first. */
export const raced = (fault: unknown): boolean => {
  const state = sqlState(fault);
  return state === UNIQUE_VIOLATION || state === DEADLOCK;
};

/** Of two lines of a group that write the same identity, the later one waits for another round. */
function apart(lines: readonly WriteLine[]): {
  readonly first: readonly WriteLine[];
  readonly later: ReadonlySet<WriteLine>;
} {
  const taken = new Set<bigint>();
  const later = new Set<WriteLine>();
  for (const line of lines) {
    if (line.rows.some((row: WriteRow) => taken.has(row.self))) later.add(line);
    else for (const row of line.rows) taken.add(row.self);
  }
  return { first: lines.filter((line) => !later.has(line)), later };
}
