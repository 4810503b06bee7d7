import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withHouse } from '#test';
import { runScheduler } from './run-scheduler.ts';

suite('the scheduler’s loop', () => {
  const house = withHouse();

  test('looks at once, and ends when it is told to', async () => {
    const stop = new AbortController();
    const place = {
      transaction: house.engine.sql.transaction,
      zone: 'UTC',
      report: (fault: unknown) => assert.fail(String(fault)),
    };
    const yearly = { name: 'yearly', cron: '0 0 1 1 *', run: () => Promise.resolve() };
    const running = runScheduler(place, [yearly], house.engine.now, stop.signal);
    while ((await house.engine.sql.query('', 'select 1 from suwen.schedule', [])).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await running;
  });
});
