import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { observation } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';

suite('reflection', () => {
  test('names types with their namespace', () => {
    const expected = {
      'Patient.active.type()': [{ namespace: 'FHIR', name: 'boolean' }],
      '1.type().name': ['Integer'],
      "'a'.type().namespace": ['System'],
      'contained.type().name': ['Organization'],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('gives the keys of SQL on FHIR', () => {
    const expected = {
      'getResourceKey()': ['pressure'],
      'subject.getReferenceKey()': ['li-lei'],
      'subject.getReferenceKey(Patient)': ['li-lei'],
      'subject.getReferenceKey(Group)': [],
      'performer.getReferenceKey()': [],
    };
    assert.deepEqual(resultsFor(expected, observation), expected);
  });
});
