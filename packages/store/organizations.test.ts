import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { organizations, ROOT } from './organizations.ts';

suite('organisations', () => {
  const database = withDatabase();

  test('have one number in every process and stand below the root, which has number 1', async () => {
    const numbers = await Promise.all(Array.from({ length: 6 }, () => organizations(database.sql).numberOf(77n)));
    const [number = 0] = numbers;
    assert.deepEqual(
      numbers,
      numbers.map(() => number),
    );
    assert.deepEqual(
      await database.sql.query('', 'select self, parent from suwen.organization where organization = any ($1)', [
        [ROOT, number],
      ]),
      [
        { self: 0n, parent: null },
        { self: 77n, parent: ROOT },
      ],
    );
  });

  test('are remembered', async () => {
    let asked = 0;
    const book = organizations({
      ...database.sql,
      query: (name, text, values) => ((asked += 1), database.sql.query(name, text, values)),
    });
    assert.equal(await book.numberOf(78n), await book.numberOf(78n));
    assert.equal(asked, 2);
  });
});
