import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fhirModel } from '../model/fhir-model.ts';
import { patient } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';
import { companionOf, itemOf } from './item.ts';
import { childrenOf, descendantsOf, has, read } from './navigate.ts';

const root = itemOf(patient, fhirModel());
const member = (name: string) => root.type.member(name) ?? assert.fail(name);

suite('navigate', () => {
  test('finds the elements of a choice under the name without type', () => {
    const expected = { multipleBirth: [2], 'multipleBirth.is(integer)': [true], multipleBirthInteger: [2] };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('counts a primitive that has only extensions, and leaves it out of the values', () => {
    const expected = {
      'name.given.count()': [4],
      'name.given': ['雷', 'Lei', 'Leo'],
      'deceased.exists()': [true],
      'deceased.hasValue()': [false],
      deceased: [],
      "name.given.extension('urn:unknown').value": ['unknown'],
      "birthDate.extension('http://hl7.org/fhir/StructureDefinition/patient-birthTime').value": [
        '1974-12-25T14:35:45+08:00',
      ],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('finds what stands beside a primitive only when asked', () => {
    const [birthDate] = read(root, member('birthDate'), fhirModel());
    assert.deepEqual(birthDate && companionOf(birthDate), patient['_birthDate']);
  });

  test('tells whether there is anything without making items', () => {
    assert.deepEqual(
      ['name', 'deceased', 'photo', 'contact'].map((name) => has(root, member(name))),
      [true, true, false, false],
    );
  });

  test('lists children in the order of the properties, once each, resourceType not among them', () => {
    assert.deepEqual(
      childrenOf(root, fhirModel()).map(({ key, index }) => (index < 0 ? key : `${key}[${index}]`)),
      ['id', 'active', 'birthDate', 'gender', 'name[0]', 'name[1]', 'telecom[0]', 'telecom[1]', 'multipleBirthInteger',
        'deceasedBoolean', 'contained[0]', 'managingOrganization', 'generalPractitioner[0]', 'generalPractitioner[1]'], // prettier-ignore
    );
  });

  test('gives everything below its type, resources within too', () => {
    const types = new Set(descendantsOf(root, fhirModel()).map(({ type }) => type.name));
    assert.deepEqual([...types].toSorted(), ['ContactPoint', 'Extension', 'HumanName', 'Organization', 'Reference',
      'boolean', 'code', 'date', 'dateTime', 'id', 'integer', 'positiveInt', 'string', 'uri']); // prettier-ignore
  });

  test('reads extensions beyond the end of a list of values', () => {
    const short = { resourceType: 'Patient', name: [{ given: ['a'], _given: [null, { id: 'x' }] }] };
    const expected = { 'name.given.count()': [2], 'name.given.id': ['x'] };
    assert.deepEqual(resultsFor(expected, short), expected);
  });
});
