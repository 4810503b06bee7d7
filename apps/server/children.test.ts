import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { keepChild, type ChildKind } from './children.ts';
import type { Orders } from './orders.ts';
import { readSettings } from './settings.ts';

const kind: ChildKind = { name: 'child', start: () => fork(join(import.meta.dirname, 'fixtures', 'child.ts')) };
const orders = (zone: string): Orders => ({
  settings: { ...readSettings({}, '/'), zone },
  mode: 'demo',
  port: 0,
  database: '',
  keys: '',
});
const free = Promise.resolve();

const gone = (pid: number): boolean => {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
};

suite('keepChild', () => {
  test('starts a process again at once when it was killed', async (t) => {
    const ends: string[] = [];
    const child = keepChild(kind, orders('UTC'), free, (...end) => ends.push(end.join(' ')));
    t.after(() => child.stop(1000));
    await child.ready;
    const first = child.pid();
    process.kill(first, 'SIGKILL');
    while (child.pid() === first) await pause(10);
    assert.deepEqual([ends, gone(first), gone(child.pid())], [['child SIGKILL 0'], true, false]);
  });

  test('waits longer each time when it cannot start', async () => {
    const waits: number[] = [];
    const child = keepChild(kind, orders('crash'), free, (_, how, wait) => {
      assert.equal(how, '3');
      waits.push(wait);
    });
    while (waits.length < 4) await pause(10);
    await child.stop(1000);
    assert.deepEqual(waits.slice(0, 4), [0, 100, 200, 400]);
  });

  test('lets it listen only when the port is free', async (t) => {
    const port = Promise.withResolvers<void>();
    const child = keepChild(kind, orders('UTC'), port.promise, () => undefined);
    t.after(() => child.stop(1000));
    let ready = false;
    void child.ready.then(() => (ready = true));
    await child.composed;
    await pause(100);
    assert.equal(ready, false);
    port.resolve();
    await child.ready;
  });

  test('ends it in order when told, and by force when it does not follow', async () => {
    for (const zone of ['UTC', 'hang']) {
      const child = keepChild(kind, orders(zone), free, () => assert.fail('ended by itself'));
      await child.ready;
      await child.stop(500);
      assert.equal(gone(child.pid()), true);
    }
  });
});
