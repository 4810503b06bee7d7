import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { minus, nearest, over, plus, power, rational, times } from './rational.ts';

suite('rational', () => {
  test('computes exactly', () => {
    assert.deepEqual(
      [
        plus(rational('0.1'), rational('0.2')),
        times(rational('2.54'), rational('1e-2')),
        over(rational('1'), rational('-4')),
        power(rational('10'), -3),
        minus(rational('1'), rational('1')),
      ],
      [
        { above: 3n, below: 10n },
        { above: 127n, below: 5000n },
        { above: -1n, below: 4n },
        { above: 1n, below: 1000n },
        { above: 0n, below: 1n },
      ],
    );
  });

  test('gives back the number that it was made of', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.equal(nearest(rational(value)) + 0, value + 0);
      }),
    );
  });
});
