import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { add, divide, exact, multiply, places, round, toNumber } from './decimal.ts';

suite('decimal', () => {
  test('adds, multiplies and divides as on paper', () => {
    assert.deepEqual(
      [add(0.1, 0.2), add(1.1, -1), multiply(1.1, 3), multiply(1e21, 2), divide(0.3, 0.1), add(1, 2)],
      [0.3, 0.1, 3.3, 2e21, 3, 3],
    );
  });

  test('rounds half away from zero', () => {
    assert.deepEqual(
      [round(1.005, 2), round(-1.005, 2), round(2.5, 0), round(0.049, 1), round(3, 2)],
      [1.01, -1.01, 3, 0, 3],
    );
  });

  test('counts the places of a literal, zeros among them', () => {
    assert.deepEqual([places('1.50'), places(1.5), places('12'), places(1e-7)], [2, 1, 0, 7]);
  });

  test('gives back every number that it takes apart', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.equal(toNumber(exact(value)) + 0, value + 0);
      }),
    );
  });
});
