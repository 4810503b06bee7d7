import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isWaiting, refusedOf } from './outcome.ts';

const outcome = {
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'error',
      code: 'invalid',
      details: { coding: [{ code: 'a/b' }], text: 'why' },
      expression: ['Bundle.entry[2]'],
    },
    { severity: 'error', code: 'exception', diagnostics: 'else' },
  ],
};

suite('an outcome', () => {
  test('is one refused entry an issue, at its own place or that of the file', () => {
    assert.deepEqual(refusedOf('f', 'line 3', outcome), [
      { file: 'f', place: 'Bundle.entry[2]', code: 'a/b', reason: 'why' },
      { file: 'f', place: 'line 3', code: 'exception', reason: 'else' },
    ]);
  });

  test('waits where a reference does not resolve', () => {
    const waiting = {
      issue: [{ severity: 'error', code: 'x', details: { coding: [{ code: 'store/unresolved-reference' }] } }],
    };
    assert.deepEqual([isWaiting(waiting), isWaiting(outcome), isWaiting(undefined)], [true, false, false]);
  });
});
