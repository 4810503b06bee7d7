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
});
