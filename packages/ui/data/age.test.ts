import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ageOn } from './age.ts';

const ages = (...dates: readonly string[]): readonly (string | undefined)[] =>
  dates.map((date) => ageOn(date, '2026-11-20')?.['zh-CN']);

suite('an age', () => {
  test('is in days, months, months and years, then years', () => {
    assert.deepEqual(ages('2026-11-15', '2026-02-20', '2025-01-01', '2023-08-01', '1959-03-14'), [
      '5 天',
      '9 个月',
      '22 个月',
      '3 岁 3 个月',
      '67 岁',
    ]);
  });

  test('turns on the birthday, not before', () => {
    assert.deepEqual(ages('1959-11-20', '1959-11-21'), ['67 岁', '66 岁']);
  });

  test('of a birth date that is only a year is about', () => {
    assert.deepEqual(ages('1961', '1961-05'), ['约 65 岁', '约 65 岁']);
  });

  test('of a birth that lies ahead is none', () => {
    assert.deepEqual(ages('2027-01-01', '2030'), [undefined, undefined]);
  });
});
