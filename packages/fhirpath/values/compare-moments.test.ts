import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { compareMoments } from './compare-moments.ts';
import { moment, type Moment } from './moment.ts';

const read = (text: string): Moment =>
  moment(text.includes('T') ? 'DateTime' : text.includes(':') ? 'Time' : 'Date', text) ?? assert.fail(text);
const order = (a: string, b: string, zone?: number): number | undefined => compareMoments(read(a), read(b), zone);

suite('compareMoments', () => {
  test('decides as far as both precisions reach', () => {
    assert.deepEqual(
      [
        order('2018-03-01', '2018-02'),
        order('2018-03', '2018-03-01'),
        order('2018', '2019-01-01'),
        order('10:30', '10:30:00'),
      ],
      [1, undefined, -1, undefined],
    );
  });

  test('takes seconds and milliseconds for one precision', () => {
    assert.deepEqual([order('2018-03-01T10:30:00', '2018-03-01T10:30:00.0'), order('10:30:01', '10:30:00.9')], [0, 1]);
  });

  test('brings zones together', () => {
    assert.deepEqual(
      [
        order('2012-04-15T15:00:00+02:00', '2012-04-15T16:00:00+03:00'),
        order('2012-04-15T00:30:00+08:00', '2012-04-14T17:00:00Z'),
      ],
      [0, -1],
    );
  });

  test('leaves open what an unknown zone could turn, and decides the rest', () => {
    assert.deepEqual(
      [
        order('2012-04-15T15:00:00Z', '2012-04-15T10:00:00'),
        order('2012-04-17T15:00:00Z', '2012-04-15T10:00:00'),
        order('2012-04-15', '2012-04-15T12:00:00Z'),
        order('2012-04-10', '2012-04-15T12:00:00Z'),
        order('2012', '2013-06-01T00:00:00Z'),
      ],
      [undefined, 1, undefined, -1, -1],
    );
  });

  test('uses the zone of the request for moments that do not say theirs', () => {
    assert.deepEqual(
      [order('2012-04-15T15:00:00Z', '2012-04-15T23:00:00', 480), order('2012-04-15', '2012-04-15T12:00:00Z', 480)],
      [0, undefined],
    );
  });
});
