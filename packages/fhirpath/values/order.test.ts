import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { observation } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';

suite('order', () => {
  test('stands between numbers, texts, moments and quantities', () => {
    const expected = {
      '1 < 1.5': [true],
      "'a' < 'b'": [true],
      '@2012 < @2013-01': [true],
      '@2012 <= @2012-01': [],
      '@T10:00 > @T09:59:59': [true],
      "value > 7 'kPa' and value < 60 'mm[Hg]'": [true],
      "value > 1 'mg'": [],
      '{} < 1': [],
      'effective > @2024-02-29T00:00:00Z': [true],
    };
    assert.deepEqual(resultsFor(expected, observation), expected);
  });

  test('is refused between types that have none', () => {
    const expected = {
      "1 < 'a'": 'fhirpath/type',
      '@2012 < @T10:00': 'fhirpath/type',
      '(1|2) < 3': 'fhirpath/not-single',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('is open for a quantity with a comparator, which is a range', () => {
    const below = {
      resourceType: 'Observation',
      valueQuantity: { value: 5, comparator: '<', code: 'mg', system: 'http://unitsofmeasure.org' },
    };
    assert.deepEqual(resultsFor({ "value < 10 'mg'": [] }, below), { "value < 10 'mg'": [] });
  });
});
