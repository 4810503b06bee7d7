import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('mathematical functions', () => {
  test('answer as FHIRPath 2.0 §5.7 says', () => {
    const expected = {
      '(-5).abs()': [5],
      "(-5.5 'mg').abs()": [{ value: 5.5, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' }],
      '1.1.ceiling()': [2],
      '(-2.1).floor()': [-3],
      '(-1.56).truncate()': [-1],
      '7.35149.round(3)': [7.351],
      '1.005.round(2)': [1.01],
      '2.5.round()': [3],
      '1.round(-1)': 'fhirpath/value',
      '0.exp()': [1],
      '1.ln()': [0],
      '16.log(2)': [4],
      '100.log(10)': [2],
      '2.power(3)': [8],
      '2.5.power(2)': [6.25],
      '(-1).power(0.5)': [],
      '(-1).sqrt()': [],
      '81.sqrt()': [9],
      '{}.abs()': [],
      "'a'.abs()": 'fhirpath/type',
      '(2.power(3)) is Integer': [true],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
