import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { end, hospitalFor, launch, type Launched } from './fixtures/launch.ts';
import { alive, processesIn } from './life.ts';
import { clearLeftover } from './orphan.ts';
import { command } from './wire.ts';

suite('what a killed run left behind', { skip: process.platform === 'win32' && 'no signals here' }, () => {
  test('a database whose launcher was killed is stopped and starts again with all that was acknowledged', async (t) => {
    const folder = hospitalFor(t);
    const first = await writing(folder);
    await end(first, 'SIGKILL');
    assert.equal(alive(first.pid), true, 'the orphan lives on');

    const second = await launch(folder);
    t.after(() => end(second, 'SIGTERM'));
    assert.deepEqual(second.told, ['The database that an earlier run left behind was stopped and starts again']);
    assert.equal(alive(first.pid), false);
    await assertKept(first, second);
  });

  test('a launcher and a database that were both killed start again with all that was acknowledged', async (t) => {
    const folder = hospitalFor(t);
    const first = await writing(folder);
    process.kill(first.pid, 'SIGKILL');
    await end(first, 'SIGKILL');

    const second = await launch(folder);
    t.after(() => end(second, 'SIGTERM'));
    assert.equal(second.told.length, 1);
    assert.match(second.told[0] ?? '', /killed/);
    await assertKept(first, second);
  });

  test('a folder that was left in order has nothing to clear', async (t) => {
    const folder = hospitalFor(t);
    const first = await launch(folder);
    const cluster = join(folder, 'database', 'cluster');
    if (process.platform === 'linux') assert.ok(processesIn(cluster).includes(first.pid));
    await end(first, 'SIGTERM');
    assert.equal(await clearLeftover(cluster, ''), 'nothing');
  });
});

async function writing(folder: string): Promise<Launched> {
  const launched = await launch(folder, {}, true);
  while (launched.wrote.length < 5) await pause(5);
  return launched;
}

async function assertKept({ wrote }: Launched, { address }: Launched): Promise<void> {
  const kept = new Set((await command(address, 'SELECT n FROM numbers')).map(Number));
  assert.deepEqual(
    wrote.filter((n) => !kept.has(n)),
    [],
  );
}
