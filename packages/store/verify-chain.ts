import { lastSequence } from './events.ts';
import type { Sql } from './sql.ts';

/** What a look over the chain of the ledger found. */
export interface ChainReport {
  /** Commits that were looked at, the first to the last one that has its place. */
  readonly commits: bigint;
  /** Sequences whose lines or whose link were changed, or whose predecessor is missing. */
  readonly broken: readonly bigint[];
}

/** Commits of one statement. */
const PART = 10_000n;

/** Reckons the chain of the ledger again from its lines: any line that was changed, added or removed breaks its link. */
export async function verifyChain(sql: Sql): Promise<ChainReport> {
  const commits = await lastSequence(sql);
  const broken: bigint[] = [];
  for (let after = 0n; after < commits; after += PART) {
    const rows = await sql.query<{ readonly sequence: bigint }>(
      'broken-links',
      'select suwen.broken_links($1, $2) as sequence',
      [after, after + PART],
    );
    broken.push(...rows.map(({ sequence }) => sequence));
  }
  const [count] = await sql.query<{ readonly events: bigint }>(
    'count-events',
    'select count(*) as events from suwen.event where sequence <= $1',
    [commits],
  );
  if (count?.events !== commits) throw new Error(`There are ${count?.events} events up to sequence ${commits}`);
  return { commits, broken };
}
