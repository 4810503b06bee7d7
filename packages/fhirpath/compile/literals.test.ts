import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('literals', () => {
  test('are values of the System types', () => {
    const expected = {
      true: [true],
      "'a\\u674e'": ['a李'],
      12: [12],
      '1.50': [1.5],
      '@2015-02': ['2015-02'],
      '@2015T': ['2015'],
      '@2015T is DateTime': [true],
      '@T14:30': ['14:30'],
      "4 'mg'": [{ value: 4, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' }],
      '4 days': [{ value: 4, unit: 'day' }],
      '{}': [],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('are refused where the calendar has no such day', () => {
    const expected = { '@2023-02-29': 'fhirpath/syntax', '@2015-13': 'fhirpath/syntax', '@T25:00': 'fhirpath/syntax' };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
