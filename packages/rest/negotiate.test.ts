import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkAccept, checkContentType } from './negotiate.ts';

suite('negotiate', () => {
  test('answers JSON to everything that can take it', () => {
    for (const accept of [undefined, '', '*/*', 'application/fhir+json;fhirVersion=4.0', 'text/html, */*;q=0.8', 'application/xml, application/json']) {
      assert.doesNotThrow(() => checkAccept(accept, undefined));
    }
    assert.doesNotThrow(() => checkAccept('application/fhir+xml', 'json'));
    assert.doesNotThrow(() => checkAccept(undefined, 'application/fhir json'));
  });

  test('refuses XML, by header or by _format', () => {
    assert.throws(() => checkAccept('application/fhir+xml', undefined), { kind: 'not-acceptable', code: 'rest/only-json' });
    assert.throws(() => checkAccept('application/json', 'xml'), { kind: 'not-acceptable' });
    assert.throws(() => checkAccept('application/json;q=0', undefined), { kind: 'not-acceptable' });
  });

  test('refuses a body of another type or of none', () => {
    assert.doesNotThrow(() => checkContentType('application/fhir+json; charset=UTF-8'));
    assert.throws(() => checkContentType('application/fhir+xml'), { kind: 'unsupported-media' });
    assert.throws(() => checkContentType(undefined), { kind: 'unsupported-media' });
  });
});
