import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { referencesOf, type ReferenceValue } from './reference-values.ts';

const bases = ['https://our.example/fhir'];

function references(value: unknown): readonly ReferenceValue[] {
  const found: ReferenceValue[] = [];
  referencesOf(value, bases, (reference) => found.push(reference));
  return found;
}

suite('referencesOf', () => {
  test('knows local references, also absolute below our own address and to a version', () => {
    const local = { kind: 'local', type: 'Patient', id: '1', version: undefined } as const;
    assert.deepEqual(references({ reference: 'Patient/1' }), [local]);
    assert.deepEqual(references({ reference: 'https://our.example/fhir/Patient/1' }), [local]);
    assert.deepEqual(references({ reference: 'Patient/1/_history/3' }), [{ ...local, version: '3' }]);
  });

  test('keeps the addresses of others and urns as written', () => {
    assert.deepEqual(references({ reference: 'https://other.example/fhir/Patient/1' }), [
      { kind: 'address', url: 'https://other.example/fhir/Patient/1', version: undefined },
    ]);
    assert.deepEqual(references('http://a.example/q|2'), [
      { kind: 'address', url: 'http://a.example/q', version: '2' },
    ]);
  });

  test('leaves contained resources out, and takes logical identifiers and resources within', () => {
    assert.deepEqual(references({ reference: '#p', identifier: { system: 's', value: '1' } }), [
      { kind: 'identifier', system: 's', value: '1' },
    ]);
    assert.deepEqual(references({ resourceType: 'Composition', id: 'c', identifier: { value: 'x' } }), [
      { kind: 'local', type: 'Composition', id: 'c', version: undefined },
    ]);
  });
});
