import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { jobQueue } from './job-queue.ts';
import {
  ATTEMPTS,
  cancelJob,
  endJob,
  giveBack,
  heartbeat,
  jobResult,
  LEASE_S,
  MOST_RUNS,
  listJobs,
  openJob,
  readJob,
  resumeJob,
  saveCheckpoint,
  saveProgress,
  takeJob,
  type TakenJob,
} from './job-store.ts';

suite('jobs', () => {
  const house = withHouse();
  const ask = (name: string, input: unknown = {}): Promise<string> =>
    house.engine.sql.transaction((sql) => jobQueue(house.engine, sql, { subject: 'li' }).enqueue(name, input));
  const take = async (name: string): Promise<TakenJob> => {
    const taken = await takeJob(house.engine, [name]);
    assert.ok(taken, `no ${name} to take`);
    return taken;
  };
  const silence = (): void => house.advance((LEASE_S + 1) * 1000);
  const stateOf = async (job: string): Promise<string> => (await readJob(house.engine, job)).state;

  test('are taken oldest first, each by one worker, only those that it knows', async () => {
    const first = await ask('a', { n: 1 });
    house.advance(10);
    const second = await ask('a', { n: 2 });
    assert.equal(await takeJob(house.engine, ['other']), undefined);
    const taken = await Promise.all(Array.from({ length: 4 }, () => takeJob(house.engine, ['a', 'b'])));
    const ids = taken.flatMap((one) => one?.job ?? []);
    assert.deepEqual(ids.toSorted(), [first, second].toSorted());
    const one = taken.find((each) => each?.job === first);
    assert.deepEqual(one, { job: first, name: 'a', subject: 'li', attempts: 1 });
    assert.deepEqual(await openJob(house.engine, { job: first, attempts: 1 }), {
      input: { n: 1 },
      resumeFrom: undefined,
    });
  });

  test('are not there before their transaction commits', async () => {
    const failing = house.engine.sql.transaction(async (sql) => {
      await jobQueue(house.engine, sql, { subject: 'li' }).enqueue('rolled-back', {});
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.equal(await takeJob(house.engine, ['rolled-back']), undefined);
  });

  test('keep their input, checkpoint and result sealed', async () => {
    const job = await ask('sealed', { patient: '李伟' });
    const run = await take('sealed');
    await saveCheckpoint(house.engine, run, { last: '王芳' });
    await endJob(house.engine, run, 'done', { result: { found: '张三' } });
    const [row] = await house.engine.sql.query<Record<string, Buffer>>(
      '',
      'select input, checkpoint, result from suwen.job where job = $1',
      [job],
    );
    assert.ok(
      ['input', 'checkpoint', 'result'].every((column) => !/[李王张]/u.test(row?.[column]?.toString('utf8') ?? '李')),
    );
    assert.deepEqual(await jobResult(house.engine, job), { found: '张三' });
  });

  test('whose worker falls silent are taken again and go on from the checkpoint', async () => {
    await ask('silent');
    const first = await take('silent');
    await saveCheckpoint(house.engine, first, { at: 7 });
    assert.equal(await takeJob(house.engine, ['silent']), undefined);
    silence();
    const second = await take('silent');
    assert.equal(second.attempts, 2);
    assert.deepEqual((await openJob(house.engine, second)).resumeFrom, { at: 7 });
    await endJob(house.engine, second, 'done', {});
  });

  test('a run that was taken over can neither remember nor end anything', async () => {
    const job = await ask('lost');
    const first = await take('lost');
    silence();
    const second = await take('lost');
    assert.equal(await heartbeat(house.engine, first), 'lost');
    await assert.rejects(saveCheckpoint(house.engine, first, 1), { name: 'LostJob' });
    await endJob(house.engine, first, 'failed', { fault: 'late' });
    assert.equal(await stateOf(job), 'running');
    assert.equal(await heartbeat(house.engine, second), 'go-on');
    await endJob(house.engine, second, 'done', {});
    assert.equal(await stateOf(job), 'done');
  });

  test('a sign of life keeps a job with its worker', async () => {
    await ask('alive');
    const run = await take('alive');
    house.advance((LEASE_S - 1) * 1000);
    await heartbeat(house.engine, run);
    house.advance((LEASE_S - 1) * 1000);
    assert.equal(await takeJob(house.engine, ['alive']), undefined);
    await endJob(house.engine, run, 'done', {});
  });

  test('whose process dies again and again fail, and can be resumed by hand', async () => {
    const job = await ask('deadly');
    for (let n = 1; n <= ATTEMPTS; n += 1) await giveBack(house.engine, await take('deadly'));
    assert.equal(await takeJob(house.engine, ['deadly']), undefined);
    const { state, fault, ended } = await readJob(house.engine, job);
    assert.deepEqual([state, fault, ended instanceof Date], ['failed', `its process died ${ATTEMPTS} times`, true]);
    await resumeJob(house.engine, job);
    assert.equal((await take('deadly')).attempts, 1);
    await assert.rejects(resumeJob(house.engine, job), { kind: 'conflict', code: 'jobs/not-failed' });
  });

  test('whose servers are killed again and again go on, but not for ever', async () => {
    const job = await ask('unlucky');
    for (let n = 1; n <= MOST_RUNS; n += 1) {
      assert.equal((await take('unlucky')).attempts, n);
      house.advance((LEASE_S + 1) * 1000);
    }
    assert.equal(await takeJob(house.engine, ['unlucky']), undefined);
    const { state, fault } = await readJob(house.engine, job);
    assert.deepEqual([state, fault], ['failed', 'it was begun 50 times and its server died each time']);
  });

  test('that wait are cancelled at once; running ones are told', async () => {
    const waiting = await ask('cancel-waiting');
    await cancelJob(house.engine, waiting);
    const { state, ended } = await readJob(house.engine, waiting);
    assert.deepEqual([state, ended instanceof Date], ['cancelled', true]);
    assert.equal(await takeJob(house.engine, ['cancel-waiting']), undefined);

    const running = await ask('cancel-running');
    const run = await take('cancel-running');
    await cancelJob(house.engine, running);
    assert.equal(await heartbeat(house.engine, run), 'cancel');
    await endJob(house.engine, run, 'cancelled', {});
    await assert.rejects(cancelJob(house.engine, running), { kind: 'conflict', code: 'jobs/over' });
  });

  test('cancelled while their worker was dead are cancelled, not run', async () => {
    const job = await ask('cancel-dead');
    await take('cancel-dead');
    await cancelJob(house.engine, job);
    silence();
    assert.equal(await takeJob(house.engine, ['cancel-dead']), undefined);
    assert.equal(await stateOf(job), 'cancelled');
  });

  test('show how far they are, and who asked for them', async () => {
    const job = await ask('shown');
    const run = await take('shown');
    const progress = { done: 3, total: 9, phase: { 'zh-CN': '计数', en: 'Counting' } };
    await saveProgress(house.engine, run, progress);
    const view = await readJob(house.engine, job);
    assert.deepEqual(
      { ...view, at: view.at instanceof Date },
      {
        job,
        name: 'shown',
        subject: 'li',
        at: true,
        state: 'running',
        progress,
        fault: null,
        ended: null,
      },
    );
    assert.equal((await listJobs(house.engine, 'li', 1))[0]?.job, job);
    assert.deepEqual(await listJobs(house.engine, 'wang', 5), []);
    assert.ok((await listJobs(house.engine, undefined, 3)).length === 3);
  });

  test('that never were are refused by name', async () => {
    for (const id of [randomUUID(), 'x', '----'])
      await assert.rejects(readJob(house.engine, id), { kind: 'not-found', code: 'jobs/unknown' });
    await assert.rejects(cancelJob(house.engine, randomUUID()), { code: 'jobs/unknown' });
    await assert.rejects(openJob(house.engine, { job: randomUUID(), attempts: 1 }), { name: 'LostJob' });
  });
});
