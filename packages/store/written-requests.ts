import type { Sql } from './sql.ts';

/** Requests that an agent has written under a note since a time (milliseconds): a job that resumes leaves them out. */
export async function writtenRequests(
  sql: Sql,
  agent: number,
  note: string,
  since: number,
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ readonly request: string }>(
    'written-requests',
    `select distinct request from suwen.ledger
     where agent = $1 and note = $2 and at >= to_timestamp($3::float8 / 1000)`,
    [agent, note, since],
  );
  return new Set(rows.map(({ request }) => request));
}
