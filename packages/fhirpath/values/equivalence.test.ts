import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('equivalence', () => {
  test('takes no account of case, kinds of space, order and lesser precision', () => {
    const expected = {
      "'Ab C' ~ 'aB\\tc'": [true],
      "'a  b' ~ 'a b'": [false],
      '(1 | 2) ~ (2 | 1)': [true],
      '1.0 ~ 1.04': [true],
      '1.2 / 1.8 ~ 0.67': [true],
      '{} ~ {}': [true],
      '{} ~ 1': [false],
      '@2012 ~ @2012-01': [false],
      "1 year ~ 1 'a'": [true],
      "4 'g' ~ 4040 'mg'": [false],
      "4 'g' ~ 4000 'mg'": [true],
      'name[0] ~ name[0]': [true],
      'name[0] !~ name[1]': [true],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
