import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sequenceCommits } from './events.ts';
import { withDatabase } from './fixtures/database.ts';
import { line, row, writing } from './fixtures/rows.ts';
import type { Sql } from './sql.ts';
import { verifyChain } from './verify-chain.ts';
import { writeRows } from './write-rows.ts';

suite('the chain of the ledger', () => {
  const database = withDatabase();
  const change = (text: string): Promise<unknown> => database.sql.query('', text, []);

  test('is reckoned again from its lines, in any time zone of the session', async () => {
    assert.deepEqual(await verifyChain(database.sql), { commits: 0n, broken: [] });
    await writeRows(
      database.sql,
      [line(row(1n), row(2n)), { ...line(row(3n)), request: '00000000-0000-4000-8000-000000000000', note: 'a/b' }],
      writing,
    );
    await database.sql.transaction(async (inside: Sql) => {
      for (let n = 0; n < 5; n += 1) await writeRows(inside, [line(row(4n, { expected: n }))], writing);
      await inside.script(`set local timezone = 'Asia/Shanghai'; set local datestyle = 'German'`);
      await sequenceCommits(inside);
    });
    await sequenceCommits(database.sql);
    assert.deepEqual(await verifyChain(database.sql), { commits: 2n, broken: [] });
  });

  test('breaks where a line was changed, added or taken away, and where a link was changed', async () => {
    await change(`update suwen.ledger set agent = 2 where 1 = any (keys)`);
    assert.deepEqual(await verifyChain(database.sql), { commits: 2n, broken: [1n] });
    await change(`update suwen.ledger set agent = 1 where 1 = any (keys)`);
    assert.deepEqual(await verifyChain(database.sql), { commits: 2n, broken: [] });
    await change(`insert into suwen.ledger select * from suwen.ledger where versions = '{5}'`);
    assert.deepEqual((await verifyChain(database.sql)).broken, [2n]);
    await change(`delete from suwen.ledger where versions = '{5}'`);
    assert.deepEqual((await verifyChain(database.sql)).broken, [2n]);
    await change(`update suwen.event set chain = sha256('x') where sequence = 1`);
    assert.deepEqual((await verifyChain(database.sql)).broken, [1n, 2n]);
  });

  test('is no chain where a place is missing', async () => {
    await change('delete from suwen.event where sequence = 1');
    await assert.rejects(verifyChain(database.sql), /There are 1 events up to sequence 2/);
  });
});
