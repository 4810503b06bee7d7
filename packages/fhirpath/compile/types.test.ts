import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { observation } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';

suite('types', () => {
  test('tells FHIR types from System types', () => {
    const expected = {
      'Patient.active.is(boolean)': [true],
      'Patient.active.is(Boolean)': [false],
      'Patient.active.is(FHIR.boolean)': [true],
      'true is Boolean': [true],
      'true is System.Boolean': [true],
      'Patient is DomainResource': [true],
      'Patient.id is string': [true],
      '1 is Integer': [true],
      '1.0 is Integer': [false],
      "1 'mg' is Quantity": [true],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('lets `is` without namespace take a primitive for its System type, as invariant que-7 needs', () => {
    assert.deepEqual(resultsFor({ 'active is Boolean': [true], 'active is System.Boolean': [false] }), {
      'active is Boolean': [true],
      'active is System.Boolean': [false],
    });
  });

  test('filters by type, several items too', () => {
    const expected = {
      '(Observation.value as Quantity).unit': ['kPa'],
      'Observation.value.as(Period)': [],
      'Observation.component.value.ofType(string)': ['sitting'],
      'Observation.component.value.as(Quantity).unit': ['mmHg'],
      'Observation.descendants().ofType(dateTime)': ['2024-02-29T08:30:00+08:00'],
      'Observation.value.ofType(System.Quantity)': [],
    };
    assert.deepEqual(resultsFor(expected, observation), expected);
  });

  test('filters contained resources by what they say of themselves', () => {
    const expected = {
      'contained.ofType(Organization).name': ['门诊'],
      'contained.ofType(Patient)': [],
      'contained.ofType(DomainResource).id': ['clinic'],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('refuses a type that there is none of', () => {
    const expected = {
      'id is Nothing': 'fhirpath/unknown-type',
      'ofType(1)': 'fhirpath/unknown-type',
      'id.as(System.Patient)': 'fhirpath/unknown-type',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
