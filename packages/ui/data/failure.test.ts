import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Failed, failureFrom, failureOf } from './failure.ts';

suite('a failure', () => {
  test('carries the server’s code and words', () => {
    const body = {
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'forbidden',
          details: { coding: [{ code: 'records/not-on-team' }], text: '不在诊疗组' },
        },
      ],
    };
    const { status, code, said, words } = failureOf(403, body);
    assert.deepEqual(
      { status, code, said, en: words.en },
      { status: 403, code: 'records/not-on-team', said: '不在诊疗组', en: 'Your role may not see this' },
    );
  });

  test('without an OperationOutcome is named by its status', () => {
    assert.deepEqual(
      [401, 404, 410, 418, 503, 500, 502].map((status) => failureOf(status, 'x').code),
      ['unauthenticated', 'not-found', 'gone', 'incorrect', 'busy', 'broken', 'broken'],
    );
  });

  test('that is a bug of the screen says its own name', () => {
    assert.equal(failureFrom(new RangeError('x')).code, 'screen/RangeError');
    assert.equal(failureFrom(new Failed(failureOf(404, undefined))).status, 404);
  });
});
