import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { numberOf, quantityOf } from './number-values.ts';

suite('quantityOf', () => {
  test('takes number and unit of a Quantity, currency of Money, both ends of a Range', () => {
    assert.deepEqual(
      [
        quantityOf({ value: 5.4, unit: 'mg', system: 'u', code: 'mg' }),
        quantityOf({ value: 9, currency: 'CNY' }),
        quantityOf({ low: { value: 1, code: 'mg' }, high: { value: 2, code: 'mg' } }),
        quantityOf({ high: { value: 2 } }),
        quantityOf({ unit: 'mg' }),
      ],
      [
        { lo: 5.4, hi: 5.4, system: 'u', code: 'mg', unit: 'mg' },
        { lo: 9, hi: 9, system: 'urn:iso:std:iso:4217', code: 'CNY', unit: 'CNY' },
        { lo: 1, hi: 2, system: '', code: 'mg', unit: '' },
        { lo: -Infinity, hi: 2, system: '', code: '', unit: '' },
        undefined,
      ],
    );
  });

  test('opens to the side of a comparator, without the bound itself where it is not meant', () => {
    const below = quantityOf({ value: 5, comparator: '<' });
    const atMost = quantityOf({ value: 5, comparator: '<=' });
    assert.ok(below !== undefined && below.lo === -Infinity && below.hi < 5 && below.hi > 4.999999);
    assert.deepEqual([atMost?.lo, atMost?.hi], [-Infinity, 5]);
  });
});

test('numberOf takes plain numbers', () => {
  assert.deepEqual([numberOf(3), numberOf('3')], [{ lo: 3, hi: 3 }, undefined]);
});
