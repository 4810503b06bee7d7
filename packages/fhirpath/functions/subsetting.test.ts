import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('subsetting functions', () => {
  test('take parts of collections and put them together', () => {
    const expected = {
      '(1 | 2 | 3)[1]': [2],
      '(1 | 2 | 3)[7]': [],
      '(1 | 2 | 3).first()': [1],
      '(1 | 2 | 3).last()': [3],
      '(1 | 2 | 3).tail()': [2, 3],
      '(1 | 2 | 3).skip(2)': [3],
      '(1 | 2 | 3).skip(-1).count()': [3],
      '(1 | 2 | 3).take(2)': [1, 2],
      '(1 | 2 | 3).take(0)': [],
      '(5).single()': [5],
      '(1 | 2).single()': 'fhirpath/not-single',
      '{}.single()': [],
      '(1 | 2 | 2).intersect(2 | 3)': [2],
      '(1).combine(1 | 2).exclude(2)': [1, 1],
      '(1 | 2).union(2 | 3)': [1, 2, 3],
      '(1 | 2).combine(2)': [1, 2, 2],
      "(1 | 2)['a']": 'fhirpath/type',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
