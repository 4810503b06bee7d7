import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Refusal } from '#kernel';
import { parseJson, writeJson } from '#fhir';
import { applyFhirPathPatch } from './fhirpath-patch.ts';

type Part = Readonly<Record<string, unknown>>;

/** An operation from its type, path and the further parts. */
const operation = (type: string, path: string, ...parts: readonly Part[]): Part => ({
  name: 'operation',
  part: [{ name: 'type', valueCode: type }, { name: 'path', valueString: path }, ...parts],
});

function patched(resource: object, ...operations: readonly Part[]): unknown {
  try {
    return applyFhirPathPatch(resource, { resourceType: 'Parameters', parameter: operations });
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.words.en}`;
    throw error;
  }
}

const integer = (name: string, valueInteger: number): Part => ({ name, valueInteger });
const name = (valueString: string): Part => ({ name: 'name', valueString });
const patient = {
  resourceType: 'Patient',
  birthDate: '1920-01-01',
  name: [{ given: ['a', 'b', 'c'], _given: [null, { id: 'x' }, null] }],
  contact: [{ gender: 'male' }],
};

suite('applyFhirPathPatch', () => {
  test('adds single elements, list items, choices and nested elements', () => {
    const text = { name: 'text', valueString: 'kin' };
    assert.deepEqual(
      [
        patched(
          { resourceType: 'Patient' },
          operation('add', 'Patient', name('birthDate'), { name: 'value', valueDate: '1930-01-01' }),
        ),
        patched(
          { resourceType: 'Patient' },
          operation('add', 'Patient', name('deceased'), { name: 'value', valueDateTime: '1930' }),
        ),
        patched(
          { resourceType: 'Patient' },
          operation('add', 'Patient', name('identifier'), { name: 'value', valueIdentifier: { value: '1' } }),
        ),
        patched(
          { resourceType: 'Patient', contact: [{ gender: 'male' }] },
          operation('add', 'Patient', name('contact'), {
            name: 'value',
            part: [
              { name: 'name', valueHumanName: { text: 'a' } },
              { name: 'relationship', part: [text] },
              { name: 'relationship', part: [text] },
              { name: 'gender', valueCode: 'female' },
            ],
          }),
        ),
        patched(
          { resourceType: 'Patient', name: [{ given: ['a'] }] },
          operation('add', 'Patient.name[0]', name('given'), {
            name: 'value',
            valueString: 'b',
            _valueString: { id: 'y' },
          }),
        ),
      ],
      [
        { resourceType: 'Patient', birthDate: '1930-01-01' },
        { resourceType: 'Patient', deceasedDateTime: '1930' },
        { resourceType: 'Patient', identifier: [{ value: '1' }] },
        {
          resourceType: 'Patient',
          contact: [
            { gender: 'male' },
            { name: { text: 'a' }, relationship: [{ text: 'kin' }, { text: 'kin' }], gender: 'female' },
          ],
        },
        { resourceType: 'Patient', name: [{ given: ['a', 'b'], _given: [null, { id: 'y' }] }] },
      ],
    );
  });

  test('inserts, moves and deletes in lists, and the extensions beside them too', () => {
    const given = (...operations: readonly Part[]): unknown => {
      const after = patched(patient, ...operations);
      return typeof after === 'object' && after !== null && 'name' in after ? after.name : after;
    };
    assert.deepEqual(
      [
        given(operation('insert', 'Patient.name.given', { name: 'value', valueString: 'n' }, integer('index', 1))),
        given(operation('move', 'Patient.name.given', integer('source', 1), integer('destination', 0))),
        given(operation('delete', 'Patient.name.given[1]')),
        given(operation('delete', "Patient.name.given.where($this = 'a')")),
        given(operation('replace', 'Patient.name.given[1]', { name: 'value', valueString: 'z' })),
      ],
      [
        [{ given: ['a', 'n', 'b', 'c'], _given: [null, null, { id: 'x' }, null] }],
        [{ given: ['b', 'a', 'c'], _given: [{ id: 'x' }, null, null] }],
        [{ given: ['a', 'c'] }],
        [{ given: ['b', 'c'], _given: [{ id: 'x' }, null] }],
        [{ given: ['a', 'z', 'c'] }],
      ],
    );
  });

  test('inserts into a list that is not there yet, and leaves no empty one behind', () => {
    assert.deepEqual(
      [
        patched(
          { resourceType: 'Patient' },
          operation(
            'insert',
            'Patient.address',
            { name: 'value', valueAddress: { city: '北京' } },
            integer('index', 0),
          ),
        ),
        patched({ resourceType: 'Patient', address: [{ city: '北京' }] }, operation('delete', 'Patient.address[0]')),
      ],
      [{ resourceType: 'Patient', address: [{ city: '北京' }] }, { resourceType: 'Patient' }],
    );
  });

  test('replaces and deletes single elements, a choice by another type', () => {
    const observation = {
      resourceType: 'Observation',
      valueQuantity: { value: 1 },
      _status: { id: 'x' },
      status: 'final',
    };
    assert.deepEqual(
      [
        patched(observation, operation('replace', 'Observation.value', { name: 'value', valueString: 'none' })),
        patched(observation, operation('replace', 'Observation.status', { name: 'value', valueCode: 'amended' })),
        patched(observation, operation('delete', 'Observation.value')),
        patched(observation, operation('delete', 'Observation.note')),
      ],
      [
        { resourceType: 'Observation', valueString: 'none', _status: { id: 'x' }, status: 'final' },
        { resourceType: 'Observation', valueQuantity: { value: 1 }, status: 'amended' },
        { resourceType: 'Observation', _status: { id: 'x' }, status: 'final' },
        observation,
      ],
    );
  });

  test('names the operation that cannot be done, and why', () => {
    const fine = operation('delete', 'Patient.photo');
    assert.deepEqual(
      [
        patched(patient, fine, operation('replace', 'Patient.maritalStatus', { name: 'value', valueString: 'x' })),
        patched(patient, fine, operation('delete', 'Patient.name.given')),
        patched(patient, operation('add', 'Patient', name('birthDate'), { name: 'value', valueDate: '2000' })),
        patched(patient, operation('add', 'Patient', name('deceased'), { name: 'value', valueQuantity: {} })),
        patched(patient, operation('add', 'Patient', name('nothing'), { name: 'value', valueString: 'x' })),
        patched(
          patient,
          operation('insert', 'Patient.name.given', { name: 'value', valueString: 'x' }, integer('index', 9)),
        ),
        patched(patient, operation('move', 'Patient.name.given', integer('source', 3), integer('destination', 0))),
        patched(
          patient,
          operation('insert', 'Patient.birthDate', { name: 'value', valueString: 'x' }, integer('index', 0)),
        ),
        patched(patient, operation('change', 'Patient')),
        patched(patient, operation('replace', 'Patient.birthDate')),
        patched(patient, { name: 'other' }),
        patched(patient, operation('delete', 'Patient..name')),
        patched(patient, operation('delete', 'Patient.name.count()')),
      ],
      [
        'fhirpath/patch-place: Patch operation 2: there is no Patient.maritalStatus',
        'fhirpath/patch-place: Patch operation 2: Patient.name.given names 3 elements, it must name one',
        'fhirpath/patch-place: Patch operation 1: birthDate already has a value',
        'fhirpath/patch-place: Patch operation 1: deceased cannot be a Quantity',
        'fhirpath/patch-place: Patch operation 1: Patient has no element nothing',
        'fhirpath/patch-place: Patch operation 1: index is at most 3',
        'fhirpath/patch-place: Patch operation 1: source and destination must be below 3',
        'fhirpath/patch-place: Patch operation 1: Patient.birthDate is not one whole list',
        'fhirpath/patch-operation: Patch operation 1: there is no operation change',
        'fhirpath/patch-operation: Patch operation 1: has no value',
        'fhirpath/patch-operation: Patch operation 1: must be a parameter named operation with part',
        'fhirpath/syntax: FHIRPath expression is wrong at character 9: . cannot stand here',
        'fhirpath/patch-place: Patch operation 1: Patient.name.count() is not an element of the resource',
      ],
    );
    assert.throws(() => applyFhirPathPatch(patient, { resourceType: 'Bundle' }), { code: 'fhirpath/patch' });
  });

  test('leaves its input alone and keeps decimals as they were written', () => {
    const text =
      '{"resourceType":"Observation","valueQuantity":{"value":1.50,"unit":"mg"},"component":[{"valueQuantity":{"value":2.0}}]}';
    const resource = parseJson(text);
    assert.ok(typeof resource === 'object' && resource !== null);
    const parameters = (part: string): unknown =>
      parseJson(
        `{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},${part}]}]}`,
      );
    assert.equal(
      writeJson(
        applyFhirPathPatch(
          resource,
          parameters('{"name":"path","valueString":"Observation.value.unit"},{"name":"value","valueString":"g"}'),
        ),
      ),
      text.replace('mg', 'g'),
    );
    assert.equal(
      writeJson(
        applyFhirPathPatch(
          resource,
          parameters('{"name":"path","valueString":"Observation.value.value"},{"name":"value","valueDecimal":3.00}'),
        ),
      ),
      text.replace('1.50', '3.00'),
    );
    assert.equal(writeJson(resource), text);
  });
});
