import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('existence functions', () => {
  test('answer as FHIRPath 2.0 §5.1 says', () => {
    const expected = {
      '{}.empty()': [true],
      'name.empty()': [false],
      'name.exists()': [true],
      "name.exists(use = 'usual')": [true],
      "name.exists(use = 'maiden')": [false],
      'name.all(family.exists())': [true],
      "name.all(use = 'usual')": [false],
      '{}.all(false)': [true],
      '(true | false).anyTrue()': [true],
      '(true | false).anyFalse()': [true],
      '(true | false).allTrue()': [false],
      'true.combine(true).allTrue()': [true],
      '{}.allFalse()': [true],
      "('a' | 'b').subsetOf('a' | 'b' | 'c')": [true],
      "('a' | 'b').supersetOf('c')": [false],
      '{}.subsetOf(1)': [true],
      'name.given.count()': [4],
      '(1).combine(1).distinct()': [1],
      '{}.isDistinct()': [true],
      '{}.not()': [],
      'true.not()': [false],
      'id.not()': [false],
      '(1 | 2).allTrue()': 'fhirpath/type',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
