import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { daysIn, utc } from './calendar.ts';

suite('calendar', () => {
  test('knows leap years of the Gregorian calendar', () => {
    assert.deepEqual(
      [2023, 2024, 1900, 2000].map((year) => daysIn(year, 2)),
      [28, 29, 28, 29],
    );
    assert.deepEqual(
      [1, 4, 6, 9, 11, 12].map((month) => daysIn(2024, month)),
      [31, 30, 30, 30, 30, 31],
    );
  });

  test('counts milliseconds from any year, with parts that overflow', () => {
    assert.equal(utc(1, 1, 1), Date.parse('0001-01-01T00:00:00Z'));
    assert.equal(utc(99, 12, 31, 23, 59, 60), Date.parse('0100-01-01T00:00:00Z'));
    assert.equal(utc(2024, 13, 1), Date.parse('2025-01-01T00:00:00Z'));
  });
});
