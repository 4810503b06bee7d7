import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { daysOf, epoch, moment, written } from './moment.ts';

suite('moment', () => {
  test('reads each precision of dates, date-times and times', () => {
    const precisions = (kind: 'Date' | 'DateTime' | 'Time', ...texts: readonly string[]): readonly unknown[] =>
      texts.map((text) => moment(kind, text)?.precision);
    assert.deepEqual(precisions('Date', '2015', '2015-02', '2015-02-04'), [1, 2, 3]);
    assert.deepEqual(
      precisions('DateTime', '2015', '2015-02-04T14', '2015-02-04T14:34:28Z', '2015-02-04T14:34:28.1+10:00'),
      [1, 4, 6, 7],
    );
    assert.deepEqual(precisions('Time', '14', '14:34', '14:34:28.123'), [4, 5, 7]);
  });

  test('knows no day that the calendar does not have, and no time beyond the clock', () => {
    const dates = ['2023-02-29', '2024-02-30', '2015-13', '2015-00-01', '15-01-01', '2015-1-1', ''];
    assert.deepEqual(
      dates.map((text) => moment('Date', text)),
      dates.map(() => undefined),
    );
    const times = ['24:00', '12:60', '12:00Z', 'T12:00', '2015'];
    assert.deepEqual(
      times.map((text) => moment('Time', text)),
      times.map(() => undefined),
    );
    assert.deepEqual(
      ['2015-02T10:00', '2015-02-04T10:00+15:00', '2015Z'].map((text) => moment('DateTime', text)),
      [undefined, undefined, undefined],
    );
  });

  test('counts leap years', () => {
    assert.deepEqual([daysOf(2024, 2), daysOf(1900, 2), daysOf(2000, 2), daysOf(2023, 4)], [29, 28, 29, 30]);
  });

  test('agrees with the system about instants, years below 100 too', () => {
    const instants = ['2015-02-04T14:34:28.123Z', '0050-01-01T00:00:00.000Z', '1969-12-31T23:59:59.999Z'];
    assert.deepEqual(
      instants.map((text) => epoch(moment('DateTime', text)!, 0)),
      instants.map((text) => Date.parse(text)),
    );
  });

  test('writes back what it read', () => {
    const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (at) => {
        const text = at.toISOString();
        const read = moment('DateTime', text);
        assert.equal(read && written('DateTime', read).text, text);
      }),
    );
  });
});
