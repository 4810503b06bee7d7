import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DAY, YEAR } from '../time.ts';
import { growing, lasting, treated, wave } from './influence.ts';

suite('influence', () => {
  const at = (influence: { at(time: number): number }, ...days: number[]): number[] =>
    days.map((day) => Number(influence.at(day * DAY).toFixed(3)));

  test('lasting grows within days and stays', () =>
    assert.deepEqual(at(lasting('pain', 0, 10), -1, 0, 6, 400), [0, 4, 10, 10]));

  test('growing goes on for years up to its most', () => {
    assert.deepEqual(
      [-1, 1, 9].map((years) => growing('egfr', 0, -5, 20).at(years * YEAR)),
      [-0, -5, -20],
    );
  });

  test('treated falls by half in its time towards what rests', () =>
    assert.deepEqual(at(treated('crp', 0, 2 * DAY, 100, 0.2, 3), -1, 1, 2, 5, 200), [0, 100, 100, 60, 20]));

  test('a wave rises to its peak and falls by half', () =>
    assert.deepEqual(at(wave('troponin', 0, 80, 2, 1), -1, 1, 2, 3, 4), [0, 40, 80, 40, 20]));
});
