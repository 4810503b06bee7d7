import type { Sql } from './sql.ts';

/** Keys a process takes from the sequence at once; the increment of suwen.resource_key. */
const BLOCK = 256n;

/** Gives resource keys without a round trip each: blocks of 256, so that keys follow the order of creation closely. */
export interface KeySource {
  take(count: number): Promise<readonly bigint[]>;
}

/** A key source over the sequence; unused keys of a block are lost with the process, which costs nothing. */
export function keySource(sql: Sql): KeySource {
  let next = 0n;
  let end = 0n;
  return {
    async take(count) {
      const keys: bigint[] = [];
      while (keys.length < count) {
        if (next === end) {
          const blocks = Math.ceil((count - keys.length) / Number(BLOCK));
          const rows = await sql.query<{ readonly first: bigint }>(
            'key-block',
            `select nextval('suwen.resource_key') as first from generate_series(1, $1::int)`,
            [blocks],
          );
          for (const { first } of rows.slice(0, -1)) {
            for (let n = 0n; n < BLOCK && keys.length < count; n += 1n) keys.push(first + n);
          }
          next = rows.at(-1)?.first ?? 0n;
          end = next + BLOCK;
          continue;
        }
        keys.push(next);
        next += 1n;
      }
      return keys;
    },
  };
}
