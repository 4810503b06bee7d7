import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { openSession } from './session-sql.ts';

suite('a session of its own', () => {
  const house = withHouse();

  test('hears what is notified, once the transaction commits', async () => {
    const session = await openSession(house.address);
    const heard: string[] = [];
    const two = Promise.withResolvers<void>();
    await session.listen('suwen_test', (payload) => {
      heard.push(payload);
      if (heard.length === 2) two.resolve();
    });
    const failing = house.engine.sql.transaction(async (sql) => {
      await sql.query('', `select pg_notify('suwen_test', 'never')`, []);
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    await house.engine.sql.query('', `select pg_notify('suwen_test', 'a'), pg_notify('suwen_test', 'b')`, []);
    await two.promise;
    assert.deepEqual(heard, ['a', 'b']);
    await session.end();
  });

  test('says when it is lost', async () => {
    const session = await openSession(house.address);
    const [row] = await session.query<{ readonly pid: number }>('', 'select pg_backend_pid() as pid', []);
    await house.engine.sql.query('', 'select pg_terminate_backend($1)', [row?.pid]);
    await session.lost;
    await assert.rejects(session.query('', 'select 1', []));
  });
});
