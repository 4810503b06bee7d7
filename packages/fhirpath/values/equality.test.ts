import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';
import { sameStructure } from './equality.ts';

suite('equality', () => {
  test('is open when a side is empty or a precision leaves it open', () => {
    const expected = {
      '{} = 1': [],
      '(1 | 2) = (1 | 2)': [true],
      '(1 | 2) = (2 | 1)': [false],
      '(1 | 2) = 1': [false],
      '@2012 = @2012-01': [],
      '@2012 = @2013-01': [false],
      "'a' = 1": [false],
      '1 = 1.0': [true],
      "'A' = 'a'": [false],
      'birthDate = @1974-12-25': [true],
      'birthDate = @T12:00': [false],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('converts units, and leaves open what has no common one', () => {
    const expected = {
      "1 'g' = 1000 'mg'": [true],
      "1 'm' = 1 's'": [],
      "1 '1' = 1": [true],
      '1 week = 7 days': [true],
      "7 days = 1 'wk'": [true],
      "1 year = 1 'a'": [],
      "1 second = 1 's'": [true],
      '1 year = 12 months': [true],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('finds each item once', () => {
    const expected = {
      "('a' | 'b' | 'a')": ['a', 'b'],
      "1 'g' | 1000 'mg'": [{ value: 1, unit: 'g', system: 'http://unitsofmeasure.org', code: 'g' }],
      'telecom.combine(telecom).distinct().count()': [2],
      'telecom.combine(telecom).isDistinct()': [false],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('compares objects by what they hold', () => {
    assert.deepEqual(
      [
        sameStructure({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }),
        sameStructure({ a: 1, b: 2 }, { b: 2, a: 1 }),
        sameStructure({ a: 1 }, { a: 1, b: undefined }),
        sameStructure([1, 2], [2, 1]),
        sameStructure({ a: 1, [Symbol('literals')]: 1 }, { a: 1 }),
        sameStructure([], {}),
      ],
      [true, true, false, false, true, false],
    );
  });
});
