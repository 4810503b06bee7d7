import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { patient } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';
import { typeOfReference } from './resolve.ts';

suite('resolve()', () => {
  test('finds contained resources', () => {
    const expected = {
      'managingOrganization.resolve().name': ['门诊'],
      'managingOrganization.resolve() is Organization': [true],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('knows only the type where nobody can look', () => {
    const expected = {
      'generalPractitioner.where(resolve() is Organization).reference': [
        'https://other.example/fhir/Organization/8/_history/2',
      ],
      'generalPractitioner.resolve().count()': [2],
      'generalPractitioner.resolve()': [],
      'generalPractitioner.resolve().name': [],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('asks the environment where it can look', () => {
    const resolve = (reference: string): unknown =>
      reference === 'Practitioner/7' ? { resourceType: 'Practitioner', id: '7', active: true } : undefined;
    const expected = {
      'generalPractitioner.resolve().active': [true],
      'generalPractitioner.resolve().count()': [1],
      "('Practitioner/7').resolve().id": ['7'],
    };
    assert.deepEqual(resultsFor(expected, patient, { resolve }), expected);
  });

  test('reads the type from every form of a literal reference', () => {
    assert.deepEqual(
      [
        'Patient/1',
        'https://a.b/fhir/Patient/1/_history/2',
        'Patient/1#x',
        'urn:uuid:0',
        '#a',
        'Patient?name=x',
        'Patient/',
      ].map(typeOfReference),
      ['Patient', 'Patient', 'Patient', undefined, undefined, undefined, undefined],
    );
  });
});
