import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { noTypeNamedBy, typeNamedBy } from './references.ts';

suite('typeNamedBy', () => {
  test('reads the type of literal and conditional references', () => {
    const named = [
      'Patient/1',
      'https://x.org/fhir/Patient/1/_history/2',
      'Patient?identifier=http://x|1',
      'http://x.org/Patient/1',
    ];
    assert.deepEqual(named.map(typeNamedBy), ['Patient', 'Patient', 'Patient', 'Patient']);
  });

  test('knows a relative reference to what is no type', () => {
    const texts = ['Dragon/1', 'patient/1', 'Patient/1', 'http://x.org/Dragon/1', 'a/b/c', 'urn:oid:1'];
    assert.deepEqual(texts.map(noTypeNamedBy), ['Dragon', 'patient', undefined, undefined, undefined, undefined]);
  });

  test('does not guess', () => {
    const open = [
      'urn:uuid:x',
      '#p',
      'Dragon/1',
      'http://x.org/patients/1',
      'Patient',
      'Patient/',
      'https://x/?y=Patient/1',
    ];
    assert.deepEqual(
      open.map(typeNamedBy),
      open.map(() => undefined),
    );
  });
});
