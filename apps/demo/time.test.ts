import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ageAt, day, HOUR, instant, midnight, startOf, weekday } from './time.ts';

suite('time', () => {
  const late = Date.parse('2026-11-24T20:30:00Z');

  test('is written in the zone of the hospital', () => {
    assert.deepEqual([instant(late), day(late)], ['2026-11-25T04:30:00+08:00', '2026-11-25']);
    assert.equal(midnight(late), late - 4.5 * HOUR);
    assert.equal(startOf('2026-11-25'), midnight(late));
    assert.equal(weekday(late), 3);
  });

  test('an age is reached on the birthday', () => {
    assert.deepEqual(
      ['2000-11-24', '2000-11-25', '2000-11-26'].map((birth) => ageAt(birth, late)),
      [26, 26, 25],
    );
  });
});
