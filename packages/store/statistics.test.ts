import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { hashes, line, row, writing } from './fixtures/rows.ts';
import { readBreadth } from './statistics.ts';
import { writeRows } from './write-rows.ts';

suite('breadth', () => {
  const database = withDatabase();

  test('is unknown before there are statistics, then the share of rows that have a fact or a type', async () => {
    const none = await readBreadth(database.sql);
    assert.deepEqual([none.rows, none.fact(-5n), none.type(1)], [0, undefined, undefined]);
    const rows = Array.from({ length: 300 }, (_, n) =>
      row(BigInt(n + 1), { facts: hashes(-5n, ...(n % 3 === 0 ? [3n] : [])), type: n % 2 === 0 ? 1 : 2 }),
    );
    await writeRows(database.sql, [line(...rows)], writing);
    await database.sql.script('analyze suwen.resource');
    const { rows: count, fact, type } = await readBreadth(database.sql);
    const share = (value: number | undefined): number => Math.round((value ?? 0) * 100);
    assert.deepEqual(
      [count, share(fact(-5n)), share(fact(3n)), fact(77n), share(type(1))],
      [300, 100, 33, undefined, 50],
    );
  });
});
