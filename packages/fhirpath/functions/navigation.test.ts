import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { patient } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';

suite('tree functions', () => {
  test('go to children and everything below', () => {
    const expected = {
      'telecom.children()': ['phone', '13800000000', 1, 'mobile', 'email', 'li@example.org', 2],
      'contained.descendants()': ['clinic', '门诊'],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('trace() shows values to the environment and changes nothing', () => {
    const shown: unknown[] = [];
    const trace = (name: string, values: readonly unknown[]): void => void shown.push([name, values]);
    const expected = { "name.trace('names', use).given.trace('given').count()": [4] };
    assert.deepEqual(resultsFor(expected, patient, { trace }), expected);
    assert.deepEqual(shown, [
      ['names', ['official', 'usual']],
      ['given', ['雷', 'Lei', 'Leo']],
    ]);
    assert.deepEqual(resultsFor(expected), expected);
  });
});
