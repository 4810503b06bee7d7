import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { suite, test } from 'node:test';
import { folderFor } from './fixtures/launch.ts';
import { alive, numberSpace, numberTaken, processesIn, startOf } from './life.ts';

suite('life', { skip: process.platform === 'win32' && 'no sh here' }, () => {
  test('tells a living process from one that ended', async () => {
    const child = spawn('sleep', ['60']);
    const pid = child.pid ?? 0;
    assert.deepEqual([alive(pid), numberTaken(pid)], [true, true]);
    const exited = once(child, 'exit');
    child.kill();
    await exited;
    assert.deepEqual([alive(pid), numberTaken(pid)], [false, false]);
  });

  test(
    'does not take a process for living that only waits to be reaped',
    { skip: process.platform !== 'linux' && 'Linux only' },
    () => {
      // The shell prints its child's number, becomes `sleep` (which reaps nothing), and the child has ended meanwhile.
      const script = 'sleep 0 & echo $!; exec sleep 1';
      const shell = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
      return once(shell.stdout, 'data').then(async ([line]) => {
        const pid = Number(String(line));
        await new Promise((resolve) => setTimeout(resolve, 300));
        assert.deepEqual([numberTaken(pid), alive(pid)], [true, false]);
        shell.kill();
      });
    },
  );

  test('gives each process one start', () => {
    assert.equal(startOf(process.pid), startOf(process.pid));
    assert.notEqual(startOf(process.pid), '');
    assert.equal(spawnSync('true').status, 0);
    assert.equal(startOf(2 ** 22 + 1), process.platform === 'linux' ? '' : startOf(2 ** 22 + 1));
    assert.notEqual(numberSpace().trim(), '');
  });

  test('finds who works in a folder', { skip: process.platform !== 'linux' && 'Linux only' }, async (t) => {
    const folder = realpathSync(folderFor(t));
    assert.deepEqual(processesIn(folder), []);
    const child = spawn('sleep', ['60'], { cwd: folder });
    t.after(() => child.kill());
    await once(child, 'spawn');
    assert.deepEqual(processesIn(folder), [child.pid]);
  });
});
