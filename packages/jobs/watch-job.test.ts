import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { jobQueue } from './job-queue.ts';
import { cancelJob, endJob, LEASE_S, takeJob, type TakenJob } from './job-store.ts';
import { watchJob } from './watch-job.ts';

suite('watching a job', () => {
  const house = withHouse();
  const taken = async (name: string): Promise<TakenJob> => {
    await house.engine.sql.transaction((sql) => jobQueue(house.engine, sql, { subject: 'li' }).enqueue(name, {}));
    const job = await takeJob(house.engine, [name]);
    assert.ok(job);
    return job;
  };
  const watchUntilTold = async (run: TakenJob): Promise<string> => {
    const told = Promise.withResolvers<string>();
    await watchJob(house.engine, run, told.promise, told.resolve, 5);
    return told.promise;
  };

  test('gives signs of life until it has ended', async () => {
    const run = await taken('a');
    const ended = Promise.withResolvers<void>();
    house.advance((LEASE_S - 1) * 1000);
    const watching = watchJob(house.engine, run, ended.promise, () => assert.fail('told to stop'), 5);
    await new Promise((resolve) => setTimeout(resolve, 30));
    house.advance((LEASE_S - 1) * 1000);
    assert.equal(await takeJob(house.engine, ['a']), undefined);
    ended.resolve();
    await watching;
    await endJob(house.engine, run, 'done', {});
  });

  test('tells when it is to be cancelled', async () => {
    const run = await taken('b');
    await cancelJob(house.engine, run.job);
    assert.equal(await watchUntilTold(run), 'cancel');
  });

  test('tells when another run has it', async () => {
    const run = await taken('c');
    house.advance((LEASE_S + 1) * 1000);
    await takeJob(house.engine, ['c']);
    assert.equal(await watchUntilTold(run), 'lost');
  });
});
