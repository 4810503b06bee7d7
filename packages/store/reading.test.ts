import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { withDatabase } from './fixtures/database.ts';
import { readingLog, type ReadingLine } from './reading.ts';
import type { Sql } from './sql.ts';

const line = (more: Partial<ReadingLine> = {}): ReadingLine => ({
  at: Date.now(),
  request: '6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111',
  key: 1n,
  patient: 2n,
  agent: 3,
  shown: 1,
  action: 0,
  type: 5,
  ...more,
});

/** Waits with each statement until it is let go, or made to fail. */
function slowly(): { readonly sql: Sql; readonly groups: number[]; next(fault?: Error): Promise<void> } {
  const waiting: PromiseWithResolvers<void>[] = [];
  const groups: number[] = [];
  return {
    groups,
    sql: {
      query: async (_name, _text, values) => {
        groups.push((values[0] as Buffer).readInt32BE(12));
        const held = Promise.withResolvers<void>();
        waiting.push(held);
        await held.promise;
        return [];
      },
      script: () => Promise.resolve(),
    },
    async next(fault) {
      while (waiting.length === 0) await pause(5);
      const held = waiting.shift();
      if (fault) held?.reject(fault);
      else held?.resolve();
    },
  };
}

suite('the log of reading', () => {
  const database = withDatabase();

  test('writes what was shown, to whom, within 100 ms', async () => {
    const log = readingLog(database.sql, assert.ifError);
    log.add(line({ at: Date.UTC(2026, 0, 2, 3, 4, 5, 6) }));
    const rows = (): Promise<readonly unknown[]> =>
      database.sql.query(
        '',
        `select at, request, key, patient, agent, shown, action, type from suwen.reading where agent = 3`,
        [],
      );
    for (let waited = 0; (await rows()).length === 0 && waited < 2000; waited += 10) await pause(10);
    assert.deepEqual(await rows(), [
      {
        at: new Date('2026-01-02T03:04:05.006Z'),
        request: '6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111',
        key: 1n,
        patient: 2n,
        agent: 3,
        shown: 1,
        action: 0,
        type: 5,
      },
    ]);
  });

  test('a flush waits for all that was added before it, also where another write is under way', async () => {
    const { sql, groups, next } = slowly();
    const log = readingLog(sql, assert.ifError);
    log.add(line());
    const first = log.flush();
    await pause(5);
    log.add(line());
    await pause(80);
    let done = false;
    const second = log.flush().then(() => (done = true));
    await next();
    await first;
    await pause(5);
    assert.deepEqual([groups, done], [[1, 1], false]);
    await next();
    await second;
    assert.equal(done, true);
  });

  test('keeps the lines of a write that failed, tells the fault, and writes them with the next', async () => {
    const { sql, groups, next } = slowly();
    const told: unknown[] = [];
    const log = readingLog(sql, (fault) => told.push(fault));
    log.add(line());
    const away = new Error('away');
    await next(away);
    await pause(5);
    assert.deepEqual(told, [away]);
    log.add(line());
    const flushed = log.flush();
    await next();
    await flushed;
    assert.deepEqual(groups, [1, 2]);
  });

  test('a flush that cannot write rejects and keeps its lines', async () => {
    const { sql, groups, next } = slowly();
    const log = readingLog(sql, assert.ifError);
    log.add(line());
    const flushed = log.flush();
    await Promise.all([assert.rejects(flushed, /away/), next(new Error('away'))]);
    const again = log.flush();
    await next();
    await again;
    assert.deepEqual(groups, [1, 1]);
  });

  test('refuses reading when 20,000 lines wait', async () => {
    const { sql, next } = slowly();
    const log = readingLog(sql, assert.ifError);
    for (let n = 0; n < 20_000; n += 1) log.add(line());
    assert.throws(() => log.add(line()), { kind: 'busy', code: 'store/busy' });
    const flushed = log.flush();
    await next();
    await flushed;
    log.add(line());
    const rest = log.flush();
    await next();
    await rest;
  });
});
