import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readNumber } from './number-text.ts';

const range = (text: string, prefix: 'eq' | 'ap' = 'eq'): readonly number[] | undefined => {
  const found = readNumber(text, prefix);
  return found && [found.lo, found.hi];
};

suite('readNumber', () => {
  test('takes half a unit of the last digit to both sides (the examples of the specification)', () => {
    assert.deepEqual(
      ['100', '100.00', '1e2', '5.4', '5.40e-3', '-3', '0', '170'].map((text) => range(text)),
      [
        [99.5, 100.5],
        [99.995, 100.005],
        [95, 105],
        [5.35, 5.45],
        [0.005395, 0.005405],
        [-3.5, -2.5],
        [-0.5, 0.5],
        [169.5, 170.5],
      ],
    );
  });

  test('ap reaches a tenth to both sides', () => {
    assert.deepEqual(
      [range('100', 'ap'), range('-3', 'ap'), range('0.5', 'ap')],
      [
        [90, 110],
        [-3.3, -2.7],
        [0.45, 0.55],
      ],
    );
  });

  test('reads nothing that is no number', () => {
    for (const text of ['', 'a', '1.', '.5', '1e', '1,5', '0x1', '1e999', '--1', 'NaN'])
      assert.equal(readNumber(text, 'eq'), undefined, text);
  });
});
