import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isDue, lastDue, readCron } from './cron.ts';

const due = (text: string, at: string, zone = 'Asia/Shanghai'): boolean => isDue(readCron(text), zone, new Date(at));

suite('cron', () => {
  test('is due by the wall clock of the hospital', () => {
    assert.deepEqual(
      [
        due('30 8 * * *', '2026-01-05T00:30:00Z'),
        due('30 8 * * *', '2026-01-05T08:30:00Z'),
        due('*/15 8-10 * * 1', '2026-01-05T01:45:00Z'),
        due('0 0 1 * 0', '2026-01-03T16:00:00Z'),
        due('0 0 * * 7', '2026-01-03T16:00:00Z'),
        due('30 2 * * *', '2026-07-01T00:30:00Z', 'Europe/Berlin'),
      ],
      [true, false, true, true, true, true],
    );
  });

  test('refuses what is no schedule', () => {
    for (const text of ['', '* * * *', '60 * * * *', '* * 0 * *', '5-1 * * * *', 'x * * * *', '*/0 * * * *']) {
      assert.throws(() => readCron(text), { code: 'jobs/cron-wrong' }, text);
    }
  });

  test('a server that slept runs once, at the last due minute', () => {
    const hourly = readCron('0 * * * *');
    const at = (text: string): Date => new Date(text);
    assert.deepEqual(
      [
        lastDue(hourly, 'UTC', at('2026-01-05T00:00:00Z'), at('2026-01-05T05:30:10Z')),
        lastDue(hourly, 'UTC', at('2026-01-05T05:00:00Z'), at('2026-01-05T05:30:10Z')),
      ],
      [at('2026-01-05T05:00:00Z'), undefined],
    );
  });

  test('a server that slept for weeks finds the last time of a rare schedule, also over a change of the clocks', () => {
    const at = (text: string): Date => new Date(text);
    const monthly = readCron('30 23 28 * *');
    const found = lastDue(monthly, 'Europe/Berlin', at('2026-01-01T00:00:00Z'), at('2026-04-10T12:00:00Z'));
    // 23:30 on the day before the clocks go forward.
    assert.deepEqual(found, at('2026-03-28T22:30:00Z'));
    assert.equal(lastDue(monthly, 'Europe/Berlin', at('2026-03-29T00:00:00Z'), at('2026-04-10T12:00:00Z')), undefined);
  });

  test('looking back agrees with looking at every minute', () => {
    const now = Date.parse('2026-03-30T10:07:00Z');
    for (const text of ['0 3 * * *', '15 2 * * 0', '59 23 29 3 *', '0 0 29 * 1', '*/7 1-3 * 3 6']) {
      const cron = readCron(text);
      let slow: Date | undefined;
      for (let at = now; slow === undefined && at > now - 2 * 86_400_000; at -= 60_000)
        if (isDue(cron, 'Europe/Berlin', new Date(at))) slow = new Date(at);
      assert.deepEqual(lastDue(cron, 'Europe/Berlin', new Date(now - 2 * 86_400_000), new Date(now)), slow, text);
    }
  });
});
