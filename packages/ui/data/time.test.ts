import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ago, clockOf, dayBefore, dayName, dayOf, momentOf } from './time.ts';

const zone = 'Asia/Shanghai';

suite('times', () => {
  test('are shown in the hospital’s zone, whatever zone they were written in', () => {
    assert.equal(momentOf('2026-11-19T23:30:00Z', zone), '2026-11-20 07:30');
    assert.equal(momentOf('2026-11-20T07:30:00+08:00', zone), '2026-11-20 07:30');
    assert.equal(momentOf('2026-11-19T16:00:00Z', zone), '2026-11-20 00:00');
  });

  test('stay as partial as they were written', () => {
    assert.deepEqual(
      ['2019', '2019-04', '2019-04-03'].map((date) => [dayOf(date, zone), clockOf(date, zone)]),
      [
        ['2019', ''],
        ['2019-04', ''],
        ['2019-04-03', ''],
      ],
    );
  });

  test('name their day as a colleague would', () => {
    assert.deepEqual(
      [
        dayName('2026-11-20', 'zh-CN', '2026'),
        dayName('2026-11-20', 'en', '2026'),
        dayName('2025-02-01', 'en', '2026'),
        dayName('2019', 'en', '2026'),
      ],
      ['11月20日 周五', 'Fri 20 Nov', 'Sat 1 Feb 2025', '2019'],
    );
  });

  test('know the day before, over a month and a leap day', () => {
    assert.deepEqual([dayBefore('2026-12-01'), dayBefore('2028-03-01')], ['2026-11-30', '2028-02-29']);
  });

  test('say how long ago, in the unit that says enough', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    const said = [
      '2026-11-20T11:48:00Z',
      '2026-11-20T02:00:00Z',
      '2026-10-05T12:00:00Z',
      '2026-03-20',
      '2006-04-19',
    ].map((then) => ago(then, now).en);
    assert.deepEqual(said, ['12 min ago', '10 h ago', '46 d ago', '8 mo ago', '20 y ago']);
  });
});
