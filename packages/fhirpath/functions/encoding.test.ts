import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

suite('encoding functions', () => {
  test('encode and decode, escape and unescape', () => {
    const expected = {
      "'test'.encode('hex')": ['74657374'],
      "'subjects?_d'.encode('base64')": ['c3ViamVjdHM/X2Q='],
      "'subjects?_d'.encode('urlbase64')": ['c3ViamVjdHM_X2Q='],
      "'c3ViamVjdHM_X2Q='.decode('urlbase64')": ['subjects?_d'],
      "'74657374'.decode('hex')": ['test'],
      "'7'.decode('hex')": 'fhirpath/value',
      "'\"1<2\"'.escape('html')": ['&quot;1&lt;2&quot;'],
      "'&quot;1&lt;2&quot;'.unescape('html')": ['"1<2"'],
      "'\"a\"'.escape('json')": ['\\"a\\"'],
      "'\\\\\"a\\\\u674e'.unescape('json')": ['"a李'],
      "'a'.encode('rot13')": 'fhirpath/value',
      "{}.encode('hex')": [],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
