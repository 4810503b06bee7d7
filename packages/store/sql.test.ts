import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { sqlState } from './sql.ts';

suite('sql', () => {
  const database = withDatabase();

  test('transactions that need a second connection never wait for each other for ever', async () => {
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        database.sql.transaction(async () => {
          const [row] = await database.sql.query<{ readonly n: number }>('n', 'select $1::int as n', [n]);
          return row?.n;
        }),
      ),
    );
    assert.deepEqual(
      results,
      Array.from({ length: 40 }, (_, n) => n),
    );
  });

  test('a transaction that rejects leaves nothing behind, and its fault comes through', async () => {
    const fault = await database.sql
      .transaction(async (sql) => {
        await sql.query('', `insert into suwen.counter (name, value) values ('x', 1)`, []);
        await sql.query('', 'select 1/0', []);
      })
      .catch((error: unknown) => error);
    assert.equal(sqlState(fault), '22012');
    assert.deepEqual(await database.sql.query('', `select name from suwen.counter where name = 'x'`, []), []);
  });
});
