import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { count } from './fixtures/count.ts';
import { jobQueue } from './job-queue.ts';
import { ATTEMPTS, cancelJob, jobResult, readJob, takeJob, type TakenJob } from './job-store.ts';
import { runJob } from './run-job.ts';
import { workJobs, type JobProcess } from './work-jobs.ts';

suite('a worker of jobs', () => {
  const house = withHouse();
  const ask = (input: unknown): Promise<string> =>
    house.engine.sql.transaction((sql) => jobQueue(house.engine, sql, { subject: 'li' }).enqueue(count.name, input));
  const ends = async (id: string, state: string): Promise<void> => {
    while ((await readJob(house.engine, id)).state !== state) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  /** Runs jobs in this process, as a child would. */
  const inside = (run: TakenJob): JobProcess => {
    const stop = new AbortController();
    const killed = Promise.withResolvers<void>();
    const ran = runJob(house.engine, count, run, {
      zone: 'UTC',
      random: () => 0,
      log: () => undefined,
      signal: stop.signal,
    });
    return { ended: Promise.race([ran, killed.promise]), ask: () => stop.abort(), kill: () => killed.resolve() };
  };
  const work = async (
    start: (run: TakenJob) => JobProcess,
    during: (stop: AbortController) => Promise<void>,
  ): Promise<void> => {
    const stop = new AbortController();
    const working = workJobs(
      { engine: house.engine, jobs: [count], start, slots: 1, report: (fault) => assert.fail(String(fault)) },
      stop.signal,
    );
    await during(stop);
    stop.abort();
    await working;
  };

  test('runs what is asked for', async () => {
    const id = await ask({ to: 2, pause: 1 });
    await work(inside, () => ends(id, 'done'));
    assert.deepEqual(await jobResult(house.engine, id), { from: 0, to: 2 });
  });

  test('ends what is cancelled', async () => {
    const id = await ask({ to: 100_000, pause: 5 });
    await work(inside, async () => {
      await ends(id, 'running');
      await cancelJob(house.engine, id);
      await ends(id, 'cancelled');
    });
  });

  test('starts a job again whose process died, five times at most', async () => {
    const id = await ask({ to: 1, pause: 1 });
    let starts = 0;
    const dying = (): JobProcess => {
      starts += 1;
      return { ended: Promise.resolve(137), ask: () => undefined, kill: () => undefined };
    };
    await work(dying, () => ends(id, 'failed'));
    assert.deepEqual(
      [starts, (await readJob(house.engine, id)).fault],
      [ATTEMPTS, `its process died ${ATTEMPTS} times`],
    );
  });

  test('puts a running job aside when it stops itself; the job goes on later', async () => {
    const id = await ask({ to: 100_000, pause: 5 });
    const ended = Promise.withResolvers<void>();
    const busy = (): JobProcess => ({
      ended: ended.promise,
      ask: () => assert.fail('asked'),
      kill: () => ended.resolve(),
    });
    await work(busy, () => ends(id, 'running'));
    assert.equal((await readJob(house.engine, id)).state, 'waiting');
    assert.equal((await takeJob(house.engine, [count.name]))?.attempts, 1);
  });
});
