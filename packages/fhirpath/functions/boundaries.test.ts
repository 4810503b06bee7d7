import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseJson } from '#fhir';
import { resultsFor } from '../fixtures/results.ts';

suite('boundary functions', () => {
  test('give the ends of the range that a decimal stands for', () => {
    const expected = {
      '1.587.lowBoundary()': [1.5865],
      '1.587.highBoundary(2)': [1.59],
      '1.587.lowBoundary(0)': [1],
      '(-1.587).lowBoundary(2)': [-1.59],
      '12.500.lowBoundary(4)': [12.4995],
      '1.highBoundary(0)': [2],
      '1.587.lowBoundary(-1)': [],
      '1.587.lowBoundary(39)': [],
      "(1.50 'cm').highBoundary()": [{ value: 1.505, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' }],
      '1.50.precision()': [2],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('know the literal of the JSON', () => {
    const dose = parseJson('{"resourceType":"Observation","valueQuantity":{"value":1.50,"code":"mg"}}');
    assert.deepEqual(resultsFor({ 'value.value.lowBoundary()': [1.495] }, dose), {
      'value.value.lowBoundary()': [1.495],
    });
  });

  test('give the ends of the range that a moment stands for', () => {
    const expected = {
      '@2014.lowBoundary(6)': ['2014-01'],
      '@2014.highBoundary(6)': ['2014-12'],
      '@2016-02.highBoundary()': ['2016-02-29'],
      '@2014-01-01T08:05+08:00.lowBoundary(17)': ['2014-01-01T08:05:00.000+08:00'],
      '@2014-01-01T08.lowBoundary(17)': ['2014-01-01T08:00:00.000+14:00'],
      '@2014-01-01T08:05.highBoundary(17)': ['2014-01-01T08:05:59.999-12:00'],
      '@T10:30.highBoundary(9)': ['10:30:59.999'],
      '@2014.lowBoundary(5)': [],
      '@2014-01-05T10:30.precision()': [12],
      '@T10:30.precision()': [4],
      'true.lowBoundary()': 'fhirpath/type',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
