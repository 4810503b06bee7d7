import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

const quantity = (value: number, code: string): unknown => ({
  value,
  unit: code,
  system: 'http://unitsofmeasure.org',
  code,
});

suite('arithmetic', () => {
  test('computes in decimals', () => {
    const expected = {
      '0.1 + 0.2': [0.3],
      '1.1 * 3': [3.3],
      '5 / 2': [2.5],
      '5 div 2': [2],
      '-5 div 2': [-2],
      '5.5 mod 0.7': [0.6],
      '1 / 0': [],
      '5 div 0': [],
      '(1 + 2) is Integer': [true],
      '(4 / 2) is Decimal': [true],
      "'a' + 'b'": ['ab'],
      '1 + {}': [],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('computes with quantities', () => {
    const expected = {
      "1 'g' + 500 'mg'": [quantity(1500, 'mg')],
      "1 'm' + 1 's'": [],
      "2 'cm' * 3 'cm'": [quantity(6, 'cm.cm')],
      "6 'g' / 2 'L'": [quantity(3, 'g/L')],
      "6 'g' / 2 'g'": [quantity(3, '1')],
      '1 year + 6 months': [{ value: 18, unit: 'month' }],
      '1 year * 1 year': [],
      "-(5 'mg')": [quantity(-5, 'mg')],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('refuses types that it cannot compute with', () => {
    const expected = {
      "1 + 'a'": 'fhirpath/type',
      'true * 2': 'fhirpath/type',
      "-'a'": 'fhirpath/type',
      '(1|2) + 1': 'fhirpath/not-single',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
