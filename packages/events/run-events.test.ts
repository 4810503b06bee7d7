import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { suite, test } from 'node:test';
import type { ChangeEvent } from '#kernel';
import { consumerPosition, eventsAfter, lastSequence } from '#store';
import { withHouse } from '#test';
import { runEvents } from './run-events.ts';

suite('the events of a hospital', () => {
  const house = withHouse();
  const write = async (text: string): Promise<string> =>
    (await house.store.create(await house.sessionOf('li'), { resourceType: 'Basic', code: { text } })).id;

  test('reach every listener in commit order, also from transactions that overlap', async () => {
    const { sql } = house.engine;
    const seen: Record<'first' | 'second', ChangeEvent[]> = { first: [], second: [] };
    const stop = new AbortController();
    const [count, all] = [40, Promise.withResolvers<void>()];
    const listener = (
      name: 'first' | 'second',
      types: readonly string[],
    ): Parameters<typeof runEvents>[0]['listeners'][number] => ({
      name,
      types,
      handle: async (event) => {
        seen[name].push(event);
        if (seen.first.length === count && seen.second.length === count) all.resolve();
      },
    });
    const running = runEvents(
      {
        sql,
        address: house.address,
        listeners: [listener('first', ['Basic']), listener('second', ['Basic', 'Flag'])],
        report: (fault) => assert.fail(String(fault)),
        pauseMs: 5,
      },
      stop.signal,
    );
    while ((await sql.query('', 'select 1 from suwen.consumer', [])).length < 2)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all(Array.from({ length: count }, (_, n) => write(String(n))));
    await all.promise;
    stop.abort();
    await running;
    const order = (await eventsAfter(sql, 0n, 1000)).map(({ id }) => id);
    assert.deepEqual([seen.first.map(({ id }) => id), seen.second.map(({ id }) => id)], [order, order]);
    assert.equal(await consumerPosition(sql, 'first'), await lastSequence(sql));
  });

  test('two consumers of one name are found at start', async () => {
    const twin = { name: 'twin', types: [], handle: async () => undefined };
    const parts = { sql: house.engine.sql, address: house.address, listeners: [twin, twin], report: () => undefined };
    await assert.rejects(runEvents(parts, AbortSignal.abort()), /Two consumers are called twin/);
  });

  test('none is lost or out of order when the process that hands them out is killed again and again', async () => {
    const { sql } = house.engine;
    const script = join(import.meta.dirname, 'fixtures/listen-child.ts');
    const heard: string[] = [];
    const start = (): ChildProcess => {
      const child = spawn(process.execPath, [script, JSON.stringify(house.address), house.masterKeyLine], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      createInterface({ input: child.stdout }).on('line', (line) => heard.push(line));
      return child;
    };
    const written: string[] = [];
    const writeTen = async (): Promise<void> => {
      for (let n = 0; n < 10; n += 1) written.push(await write(String(n)));
    };
    const allHeard = async (): Promise<boolean> => written.every((id) => heard.includes(id));
    for (let round = 0; round < 2; round += 1) {
      const children = [start(), start()];
      await until(
        async () => (await sql.query('', `select 1 from suwen.consumer where name = 'child'`, [])).length > 0,
      );
      const before = written.length;
      await writeTen();
      await until(async () => written.slice(before).some((id) => heard.includes(id)));
      // One of the two has the role, and is the first to be killed in one of the rounds: the other takes over.
      const killed = children[round];
      killed?.kill('SIGKILL');
      await writeTen();
      await until(allHeard);
      for (const child of children) child.kill('SIGKILL');
      for (const child of children) if (child.signalCode === null) await once(child, 'exit');
    }
    const firsts = [...new Set(heard)];
    assert.deepEqual(firsts, written);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
