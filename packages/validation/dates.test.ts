import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { isDate, isDateTime, isInstant, isTime } from './dates.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const parts = fc.record({
  year: fc.integer({ min: 0, max: 9999 }),
  month: fc.integer({ min: 0, max: 13 }),
  day: fc.integer({ min: 0, max: 32 }),
});

/** Whether the calendar of JavaScript has the day. */
function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

suite('dates', () => {
  test('a day is right exactly when the calendar has it', () => {
    fc.assert(
      fc.property(parts, ({ year, month, day }) => {
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        assert.equal(isDate(text), exists(year, month, day), text);
        assert.equal(isInstant(`${text}T00:00:00Z`), exists(year, month, day), text);
      }),
      { numRuns: 2000 },
    );
  });

  test('a dateTime is a date or a whole moment', () => {
    assert.deepEqual(
      ['2024', '2024-01', '2024-01-01', '2024-01-01T10:00:00Z', '2024-01-01T10:00:00', '2024-01-01T10Z', ''].map(
        isDateTime,
      ),
      [true, true, true, true, false, false, false],
    );
  });

  test('a time has seconds and no zone', () => {
    assert.deepEqual(['12:00:00', '12:00:00.1', '12:00', '12:00:00Z'].map(isTime), [true, true, false, false]);
  });
});
