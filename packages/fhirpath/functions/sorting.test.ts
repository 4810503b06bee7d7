import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('sort()', () => {
  test('sorts by the items or by keys, downward where a key is signed', () => {
    const expected = {
      '(3 | 1 | 2).sort()': [1, 2, 3],
      "('a' | 'c' | 'b').sort(-$this)": ['c', 'b', 'a'],
      'telecom.sort(-rank).system': ['email', 'phone'],
      'name.sort(family, use).use': ['usual', 'official'],
      '{}.sort()': [],
      "(1 | 'a').sort()": 'fhirpath/type',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
