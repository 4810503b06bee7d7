import type { Sql } from './sql.ts';

/** Who acts, as the ledger writes it. */
export interface Agent {
  readonly subject: string;
  readonly name: string;
  readonly role: string;
}

/** Small numbers of agents; immutable once given, so a process may remember them. */
export interface Agents {
  numberOf(agent: Agent): Promise<number>;
}

/** Agents over suwen.agent; remembers at most 10,000. */
export function agents(sql: Sql): Agents {
  const known = new Map<string, Promise<number>>();
  return {
    numberOf(agent) {
      const name = JSON.stringify([agent.subject, agent.role, agent.name]);
      const there = known.get(name);
      if (there) return there;
      if (known.size >= 10_000) known.clear();
      const number = record(sql, agent);
      known.set(name, number);
      number.catch(() => known.delete(name));
      return number;
    },
  };
}

async function record(sql: Sql, { subject, name, role }: Agent): Promise<number> {
  const [row] = await sql.query<{ readonly agent: number }>(
    'agent',
    `with made as (
       insert into suwen.agent (subject, name, role) values ($1, $2, $3) on conflict do nothing returning agent)
     select agent from made union all
     select agent from suwen.agent where subject = $1 and name = $2 and role = $3 limit 1`,
    [subject, name, role],
  );
  // Another process wrote it between our snapshot and our insert: it is there now.
  return row === undefined ? record(sql, { subject, name, role }) : row.agent;
}
