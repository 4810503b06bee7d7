import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { isAway, openSql, sqlState } from './sql.ts';

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

  test('a connection that is lost between two statements of a transaction rejects it, and the process lives on', async () => {
    const fault = await database.sql
      .transaction(async (sql) => {
        const [own] = await sql.query<{ readonly pid: number }>('', 'select pg_backend_pid() as pid', []);
        await database.sql.query('', 'select pg_terminate_backend($1)', [own?.pid]);
        // The connection ends while nothing is asked of it.
        await new Promise((resolve) => setTimeout(resolve, 50));
        await sql.query('', 'select 1', []);
      })
      .catch((error: unknown) => error);
    assert.equal(isAway(fault), true);
    assert.deepEqual(await database.sql.transaction((sql) => sql.query('', 'select 1 as n', [])), [{ n: 1 }]);
  });

  test('tells that the database is away from what is wrong with a statement', async () => {
    const nowhere = openSql({ host: '/nowhere', port: 1, user: 'x', database: 'x' }, 1);
    const refused = openSql({ host: '127.0.0.1', port: 1, user: 'x', database: 'x' }, 1);
    const faults = await Promise.all(
      [
        nowhere.query('', 'select 1', []),
        refused.query('', 'select 1', []),
        database.sql.query('', 'select pg_terminate_backend(pg_backend_pid())', []),
        database.sql.query('', 'select 1/0', []),
        readFile('/nowhere'),
      ].map((asked: Promise<unknown>) => asked.catch((fault: unknown) => fault)),
    );
    assert.deepEqual(faults.map(isAway), [true, true, true, false, false]);
    await Promise.all([nowhere.end(), refused.end()]);
  });
});
