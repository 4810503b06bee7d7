import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { jobQueue } from './job-queue.ts';
import { openJob, readJob, takeJob } from './job-store.ts';

suite('asking for a job', () => {
  const house = withHouse();

  test('gives its id, and keeps who asked and the input with its decimals', async () => {
    const id = await house.engine.sql.transaction((sql) =>
      jobQueue(house.engine, sql, { subject: 'li' }).enqueue('x', { dose: [1.5, 2] }),
    );
    const { name, subject, state } = await readJob(house.engine, id);
    assert.deepEqual({ name, subject, state }, { name: 'x', subject: 'li', state: 'waiting' });
    await takeJob(house.engine, ['x']);
    assert.deepEqual((await openJob(house.engine, { job: id, attempts: 1 })).input, { dose: [1.5, 2] });
  });
});
