import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { holdRole } from './hold-role.ts';

suite('a role', () => {
  const house = withHouse();
  const until = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  const faults: unknown[] = [];
  const role = (name: string): Parameters<typeof holdRole>[0] => ({
    address: house.address,
    name,
    report: (fault) => faults.push(fault),
  });

  test('is held by one at a time; the next takes over when it ends', async () => {
    const seen: string[] = [];
    const began = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() };
    const hold = (name: 'a' | 'b', stop: AbortSignal): Promise<void> =>
      holdRole(role('one'), stop, async (signal) => {
        seen.push(`${name} begins`);
        began[name].resolve();
        await until(signal);
        seen.push(`${name} ends`);
      });
    const stops = { a: new AbortController(), b: new AbortController() };
    const a = hold('a', stops.a.signal);
    await began.a.promise;
    const b = hold('b', stops.b.signal);
    stops.a.abort();
    await a;
    await began.b.promise;
    stops.b.abort();
    await b;
    assert.deepEqual(seen, ['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('is lost with its connection, and taken again', async () => {
    const stop = new AbortController();
    let times = 0;
    const twice = Promise.withResolvers<void>();
    const held = holdRole(role('two'), stop.signal, async (signal) => {
      times += 1;
      if (times === 2) return twice.resolve();
      await house.engine.sql.query(
        '',
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
           and database = (select oid from pg_database where datname = current_database())`,
        [],
      );
      await until(signal);
    });
    await twice.promise;
    stop.abort();
    await held;
    assert.equal(times, 2);
  });

  test('a fault in its work is told, and the work begins again', async () => {
    const stop = new AbortController();
    let times = 0;
    const held = holdRole(role('three'), stop.signal, async () => {
      times += 1;
      if (times === 1) throw new Error('a bug');
      stop.abort();
    });
    await held;
    assert.deepEqual([times, faults.filter((fault) => String(fault).includes('a bug')).length], [2, 1]);
  });
});
