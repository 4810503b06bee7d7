import type { Sequences } from '#kernel';
import type { Sql } from '#store';

/** Numbers without gaps: the counter's row is held until the transaction ends, so a rolled back one takes none. */
export const sequences = (sql: Sql): Sequences => ({
  async next(name) {
    const [row] = await sql.query<{ readonly value: bigint }>(
      'sequence-next',
      `insert into suwen.counter as c (name, value) values ($1, 1)
       on conflict (name) do update set value = c.value + 1 returning value`,
      [name],
    );
    return Number(row?.value ?? 0n);
  },
});
