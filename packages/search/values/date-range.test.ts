import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dateRange } from './date-range.ts';
import { zoneOffset } from './zone.ts';

const shanghai = zoneOffset('Asia/Shanghai');

/** A range as two instants, for reading. */
function range(text: string, zone = shanghai): readonly string[] | undefined {
  const found = dateRange(text, zone);
  return found && [new Date(found.lo).toISOString(), new Date(found.hi).toISOString()];
}

suite('dateRange', () => {
  test('covers the whole of what is written, in the zone where none is written', () => {
    assert.deepEqual(range('2020'), ['2019-12-31T16:00:00.000Z', '2020-12-31T16:00:00.000Z']);
    assert.deepEqual(range('2020-02'), ['2020-01-31T16:00:00.000Z', '2020-02-29T16:00:00.000Z']);
    assert.deepEqual(range('2020-02-29'), ['2020-02-28T16:00:00.000Z', '2020-02-29T16:00:00.000Z']);
    assert.deepEqual(range('2020-02-29T10:20'), ['2020-02-29T02:20:00.000Z', '2020-02-29T02:21:00.000Z']);
    assert.deepEqual(range('2020-02-29T10:20:30'), ['2020-02-29T02:20:30.000Z', '2020-02-29T02:20:31.000Z']);
  });

  test('keeps an offset that is written, and the digits of a second', () => {
    assert.deepEqual(range('2020-01-01T00:00:00Z'), ['2020-01-01T00:00:00.000Z', '2020-01-01T00:00:01.000Z']);
    assert.deepEqual(range('2020-01-01T00:00:00.123-05:30'), ['2020-01-01T05:30:00.123Z', '2020-01-01T05:30:00.124Z']);
    assert.deepEqual(range('2020-01-01T00:00:00.5Z'), ['2020-01-01T00:00:00.500Z', '2020-01-01T00:00:00.600Z']);
  });

  test('follows the clock of a zone with summer time: a day of 23 or 25 hours', () => {
    const berlin = zoneOffset('Europe/Berlin');
    assert.deepEqual(range('2024-03-31', berlin), ['2024-03-30T23:00:00.000Z', '2024-03-31T22:00:00.000Z']);
    assert.deepEqual(range('2024-10-27', berlin), ['2024-10-26T22:00:00.000Z', '2024-10-27T23:00:00.000Z']);
  });

  test('knows the old zones of the past: Shanghai had summer time in 1988', () => {
    assert.deepEqual(range('1988-07-01'), ['1988-06-30T15:00:00.000Z', '1988-07-01T15:00:00.000Z']);
  });

  test('reads no date where there is none', () => {
    for (const text of [
      '',
      '20',
      '2020-13',
      '2020-02-30',
      '2020-00-10',
      '2020-01-00',
      '2020-01-01T24:00',
      '2020-01-01T10',
      'today',
      '2020-1-1',
    ]) {
      assert.equal(dateRange(text, shanghai), undefined, text);
    }
  });
});
