import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { withHouse } from '#test';
import { count, fail } from './fixtures/count.ts';
import { jobQueue } from './job-queue.ts';
import { cancelJob, jobResult, LEASE_S, openJob, readJob, takeJob, type TakenJob } from './job-store.ts';
import { runJob, type AnyJob, type RunParts } from './run-job.ts';
import { watchJob } from './watch-job.ts';

suite('running a job', () => {
  const house = withHouse();
  const ask = (job: AnyJob, input: unknown): Promise<string> =>
    house.engine.sql.transaction((sql) => jobQueue(house.engine, sql, { subject: 'li' }).enqueue(job.name, input));
  const take = async (job: AnyJob): Promise<TakenJob> => {
    const taken = await takeJob(house.engine, [job.name]);
    assert.ok(taken);
    return taken;
  };
  const parts = (signal: AbortSignal = new AbortController().signal): RunParts => ({
    zone: 'UTC',
    random: () => 0.5,
    log: () => undefined,
    signal,
  });
  const view = async (id: string): Promise<unknown> => {
    const { state, fault, progress } = await readJob(house.engine, id);
    return { state, fault, done: progress?.done };
  };

  test('ends with its result and its last progress', async () => {
    const id = await ask(count, { to: 3, pause: 1 });
    await runJob(house.engine, count, await take(count), parts());
    assert.deepEqual(
      [await view(id), await jobResult(house.engine, id)],
      [
        { state: 'done', fault: null, done: 3 },
        { from: 0, to: 3 },
      ],
    );
  });

  test('that meets a database which is away has not failed: its next run goes on', async () => {
    const away: AnyJob = {
      name: 'away',
      title: { 'zh-CN': '断开', en: 'Away' },
      run: () => Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' })),
    };
    const id = await ask(away, {});
    await runJob(house.engine, away, await take(away), parts());
    assert.deepEqual(await view(id), { state: 'waiting', fault: null, done: undefined });
  });

  test('that throws has failed, with the reason', async () => {
    const id = await ask(fail, {});
    await runJob(house.engine, fail, await take(fail), parts());
    assert.deepEqual(await view(id), { state: 'failed', fault: 'it cannot be done', done: undefined });
  });

  test('that is cancelled stops at its next step', async () => {
    const id = await ask(count, { to: 10_000, pause: 2 });
    const run = await take(count);
    const stop = new AbortController();
    const ended = runJob(house.engine, count, run, parts(stop.signal));
    const watched = watchJob(house.engine, run, ended, (why) => stop.abort(new Error(why)), 10);
    await cancelJob(house.engine, id);
    await Promise.all([ended, watched]);
    assert.equal((await readJob(house.engine, id)).state, 'cancelled');
  });

  test('that another run has taken over stops and ends nothing', async () => {
    const id = await ask(count, { to: 10_000, pause: 2 });
    const ended = runJob(house.engine, count, await take(count), parts());
    house.advance((LEASE_S + 1) * 1000);
    const second = await take(count);
    await ended;
    assert.equal((await readJob(house.engine, id)).state, 'running');
    await cancelJob(house.engine, id);
    await runJob(house.engine, count, second, parts(AbortSignal.abort()));
    assert.equal((await readJob(house.engine, id)).state, 'cancelled');
  });

  test('goes on where it was after its process was killed', async () => {
    const id = await ask(count, { to: 40, pause: 20 });
    const ahead = String(house.engine.now() - Date.now());
    const script = join(import.meta.dirname, 'fixtures/run-child.ts');
    const child = spawn(process.execPath, [script, JSON.stringify(house.address), house.masterKeyLine, ahead], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const doneBy = async (least: number): Promise<number> => {
      for (;;) {
        const { progress } = await readJob(house.engine, id);
        if ((progress?.done ?? 0) >= least) return progress?.done ?? 0;
        await pause(10);
      }
    };
    await doneBy(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(await takeJob(house.engine, [count.name]), undefined);
    house.advance((LEASE_S + 1) * 1000);
    const second = await take(count);
    const { resumeFrom } = await openJob(house.engine, second);
    assert.ok(typeof resumeFrom === 'number' && resumeFrom >= 1 && resumeFrom < 40, String(resumeFrom));
    await runJob(house.engine, count, second, parts());
    assert.deepEqual(await jobResult(house.engine, id), { from: resumeFrom, to: 40 });
  });
});
