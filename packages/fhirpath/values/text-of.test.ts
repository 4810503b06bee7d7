import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseJson } from '#fhir';
import { resultsFor } from '../fixtures/results.ts';
import { decimalText } from './text-of.ts';

suite('text of items', () => {
  test('writes numbers without exponent', () => {
    assert.deepEqual([1e-7, 1.5e21, -2.5e-8, 12].map(decimalText), [
      '0.0000001',
      '1500000000000000000000',
      '-0.000000025',
      '12',
    ]);
  });

  test('keeps the literal of a decimal, of the expression and of the JSON', () => {
    const dose = parseJson('{"resourceType":"Observation","valueQuantity":{"value":1.50,"unit":"mg"}}');
    const expected = {
      '1.50.toString()': ['1.50'],
      'value.value.toString()': ['1.50'],
      'value.value.precision()': [2],
    };
    assert.deepEqual(resultsFor(expected, dose), expected);
  });

  test('prints moments and quantities as FHIRPath writes them', () => {
    const expected = {
      '@2012-01.toString()': ['2012-01'],
      "(5 'mg').toString()": ["5 'mg'"],
      '(4 days).toString()': ['4 day'],
      'true.toString()': ['true'],
      'name[0].toString()': [],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
