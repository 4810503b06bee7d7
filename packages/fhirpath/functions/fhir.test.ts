import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { observation, patient } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';

suite('FHIR functions', () => {
  test('find extensions by URL, also on primitives', () => {
    const expected = {
      "birthDate.extension('http://hl7.org/fhir/StructureDefinition/patient-birthTime').exists()": [true],
      "birthDate.extension('urn:other')": [],
      "name.given.extension('urn:unknown').value": ['unknown'],
      "Patient.extension('urn:unknown')": [],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('tell values from elements', () => {
    const expected = {
      'birthDate.hasValue()': [true],
      'name[0].hasValue()': [false],
      'deceased.hasValue()': [false],
      'name.given.hasValue()': [false],
      'gender.getValue()': ['male'],
      'name[0].getValue()': [],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('ask the services of the environment', () => {
    const asked: unknown[] = [];
    const services = {
      memberOf: (url: string, coded: unknown): boolean | undefined => (
        asked.push([url, coded]),
        url === 'urn:known' ? true : undefined
      ),
      conformsTo: (profile: string): boolean => profile === 'urn:p',
      subsumes: (general: unknown, special: unknown): boolean => general === 'a' && special === 'b',
    };
    const expected = {
      "gender.memberOf('urn:known')": [true],
      "gender.memberOf('urn:other')": [],
      "conformsTo('urn:p')": [true],
      "('a').subsumes('b')": [true],
      "('a').subsumedBy('b')": [false],
      "('b').subsumedBy('a')": [true],
      "{}.memberOf('urn:known')": [],
    };
    assert.deepEqual(resultsFor(expected, patient, services), expected);
    assert.deepEqual(asked, [
      ['urn:known', 'male'],
      ['urn:other', 'male'],
    ]);
  });

  test('refuse what nobody here can answer', () => {
    const expected = {
      "gender.memberOf('urn:x')": 'fhirpath/no-service',
      "slice('a', 'b')": 'fhirpath/unsupported',
      'elementDefinition()': 'fhirpath/unsupported',
      'foo()': 'fhirpath/unknown-function',
      'first(1)': 'fhirpath/arguments',
      'where()': 'fhirpath/arguments',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('refuse an element with a modifier that the caller does not know', () => {
    const modified = { ...observation, modifierExtension: [{ url: 'urn:not', valueBoolean: true }] };
    assert.deepEqual(resultsFor({ 'checkModifiers().status': 0, "checkModifiers('urn:not').status": 0 }, modified), {
      'checkModifiers().status': 'fhirpath/value',
      "checkModifiers('urn:not').status": ['final'],
    });
  });

  test('say whether quantities can be compared', () => {
    const expected = {
      "(1 'cm').comparable(1 '[in_i]')": [true],
      "(1 'cm').comparable(1 's')": [false],
      "'a'.comparable(1)": 'fhirpath/type',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
