import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withDatabase } from './fixtures/database.ts';
import { agents } from './identity.ts';
import type { Sql } from './sql.ts';

suite('agents', () => {
  const database = withDatabase();
  const li = { subject: 'Practitioner/li', name: '李', role: 'nurse' };

  test('have one number in every process, also when they come first at the same moment', async () => {
    const numbers = await Promise.all(Array.from({ length: 8 }, () => agents(database.sql).numberOf(li)));
    assert.equal(new Set(numbers).size, 1);
    const others = await Promise.all(
      [
        { ...li, role: 'admin' },
        { ...li, name: '王' },
        { ...li, subject: 'x' },
      ].map((one) => agents(database.sql).numberOf(one)),
    );
    assert.equal(new Set([...numbers, ...others]).size, 4);
  });

  test('are remembered, but not a number that could not be found', async () => {
    let away = true;
    let asked = 0;
    const sql: Sql = {
      ...database.sql,
      query: (name, text, values) => {
        asked += 1;
        return away ? Promise.reject(new Error('away')) : database.sql.query(name, text, values);
      },
    };
    const book = agents(sql);
    await assert.rejects(book.numberOf(li), /away/);
    away = false;
    const number = await book.numberOf(li);
    assert.deepEqual([await book.numberOf({ ...li }), asked], [number, 2]);
  });
});
