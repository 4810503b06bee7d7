import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dateOf } from './date-values.ts';

const utc = (): number => 0;
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

suite('dateOf', () => {
  test('takes an instant as a point of one millisecond, a dateTime by its precision', () => {
    const text = '2020-01-01T00:00:00Z';
    assert.deepEqual(
      [dateOf(text, 'instant', utc), dateOf(text, 'dateTime', utc)],
      [
        { lo: day('2020-01-01'), hi: day('2020-01-01') + 1 },
        { lo: day('2020-01-01'), hi: day('2020-01-01') + 1000 },
      ],
    );
  });

  test('opens a Period where an end is missing, and has none where both are', () => {
    assert.deepEqual(dateOf({ start: '2020' }, 'Period', utc), { lo: day('2020-01-01'), hi: Infinity });
    assert.deepEqual(dateOf({ end: '2020-02' }, 'Period', utc), { lo: -Infinity, hi: day('2020-03-01') });
    assert.equal(dateOf({}, 'Period', utc), undefined);
  });

  test('takes the outer limits of a Timing', () => {
    const timing = {
      event: ['2020-05-05', '2020-01-02'],
      repeat: { boundsPeriod: { start: '2020-03-01', end: '2020-06-01' } },
    };
    assert.deepEqual(dateOf(timing, 'Timing', utc), { lo: day('2020-01-02'), hi: day('2020-06-02') });
  });
});
