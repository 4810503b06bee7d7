import type { Sequences } from '#kernel';
import type { Sql } from '#store';

/** Where and when numbers are taken. */
export interface SequencePlace {
  /** Number of the owning organisation. */
  readonly owner: number;
  /** IANA zone of the hospital: its calendar year counts. */
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Numbers without gaps per organisation and calendar year, from 1 on: the counter's row is held until the transaction
 * ends, so a rolled back one takes none.
 */
export const sequences = (sql: Sql, { owner, zone, now }: SequencePlace): Sequences => ({
  async next(name) {
    const year = new Intl.DateTimeFormat('en-US-u-ca-gregory', { timeZone: zone, year: 'numeric' }).format(now);
    const [row] = await sql.query<{ readonly value: bigint }>(
      'sequence-next',
      `insert into suwen.counter as c (name, value) values ($1, 1)
       on conflict (name) do update set value = c.value + 1 returning value`,
      [`${owner}/${year}/${name}`],
    );
    return Number(row?.value ?? 0n);
  },
});
