import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { line, row, writing } from './fixtures/rows.ts';
import { groupedReads, rowsBySelf } from './read-rows.ts';
import { writeRows } from './write-rows.ts';

suite('rows by identity', () => {
  const database = withDatabase();

  test('are those that exist, deleted ones too', async () => {
    await writeRows(database.sql, [line(row(1n), row(2n))], writing);
    await writeRows(database.sql, [line(row(2n, { expected: 1, deleted: true }))], writing);
    const rows = await rowsBySelf(database.sql, [1000n, 2000n, 9n]);
    assert.deepEqual(
      [1000n, 2000n, 9n].map((self) => [rows.get(self)?.id, rows.get(self)?.deleted]),
      [
        ['r1', false],
        ['r2', true],
        [undefined, undefined],
      ],
    );
    assert.equal((await rowsBySelf(database.sql, [])).size, 0);
  });

  test('of many that wait come in one statement, each to its own', async () => {
    let trips = 0;
    const read = groupedReads(
      { ...database.sql, query: (name, text, values) => ((trips += 1), database.sql.query(name, text, values)) },
      1,
    );
    const found = await Promise.all([1000n, 2000n, 9n, 1000n].map(read));
    assert.deepEqual([found.map((one) => one?.id), trips], [['r1', 'r2', undefined, 'r1'], 2]);
  });
});
