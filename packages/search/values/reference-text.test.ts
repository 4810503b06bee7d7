import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReference } from './reference-text.ts';

test('parseReference takes literal references apart and leaves the rest', () => {
  assert.deepEqual(
    [
      'Patient/1',
      'http://a.example/x/Patient/1/_history/2',
      'urn:uuid:1',
      '#a',
      'patient/1',
      'Patient/a b',
      'http://a.example',
    ].map(parseReference),
    [
      { type: 'Patient', id: '1' },
      { type: 'Patient', id: '1', version: '2', base: 'http://a.example/x' },
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ],
  );
});
