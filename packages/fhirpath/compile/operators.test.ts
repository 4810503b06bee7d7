import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('operators', () => {
  test('follow the truth tables of three-valued logic', () => {
    const truths = ['true', 'false', '{}'];
    const letter = (value: unknown): string => (value === true ? 't' : value === false ? 'f' : '-');
    const table = (operator: string): string =>
      truths
        .flatMap((a) => truths.map((b) => `${a} ${operator} ${b}`))
        .map((text) => letter(Object.values(resultsFor({ [text]: 0 })).flat()[0]))
        .join('');
    assert.deepEqual(['and', 'or', 'xor', 'implies'].map(table), ['tf-fff-f-', 'ttttf-t--', 'ft-tf----', 'tf-tttt--']);
  });

  test('take a single item that is no boolean for true', () => {
    const expected = { 'id and true': [true], 'name and true': 'fhirpath/not-single', 'active and gender': [true] };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('know membership', () => {
    const expected = {
      "'male' in gender": [true],
      "name.family contains 'Li'": [true],
      '{} in name': [],
      "'x' in {}": [false],
      '(1|2) in (1|2)': 'fhirpath/not-single',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('join texts with & even where one is missing', () => {
    const expected = { "'a' & {} & 'b'": ['ab'], "'a' + {}": [], "id & '-' & gender": ['li-lei-male'] };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('do not ask the right side when the left decides', () => {
    const expected = { 'false and (1 < id)': [false], 'true or (1 < id)': [true], 'false implies (1 < id)': [true] };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
