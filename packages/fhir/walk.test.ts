import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Bundle, Observation, Patient } from './types/index.ts';
import { valuesAt, walk } from './walk.ts';

const pressure: Observation = {
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ code: '85354-9' }] },
  component: [
    { code: { text: 'systolic' }, valueQuantity: { value: 120 } },
    { code: { text: 'note' }, valueString: 'sitting' },
  ],
  contained: [{ resourceType: 'Patient', active: true }],
};

suite('walk', () => {
  test('visits every value with its path and type, in document order', () => {
    const seen: string[] = [];
    walk(pressure, ({ path, type }) => void seen.push(`${path}: ${type}`));
    assert.deepEqual(seen, [
      'Observation.status: code',
      'Observation.code: CodeableConcept',
      'Observation.code.coding[0]: Coding',
      'Observation.code.coding[0].code: code',
      'Observation.component[0]: Observation.component',
      'Observation.component[0].code: CodeableConcept',
      'Observation.component[0].code.text: string',
      'Observation.component[0].valueQuantity: Quantity',
      'Observation.component[0].valueQuantity.value: decimal',
      'Observation.component[1]: Observation.component',
      'Observation.component[1].code: CodeableConcept',
      'Observation.component[1].code.text: string',
      'Observation.component[1].valueString: string',
      'Observation.contained[0]: Patient',
      'Observation.contained[0].active: boolean',
    ]);
  });

  test('leaves out what stands below a value when told so', () => {
    const bundle: Bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: pressure }] };
    const seen: string[] = [];
    walk(bundle, ({ path, type }) => {
      seen.push(path);
      return type !== 'Observation';
    });
    assert.deepEqual(seen, ['Bundle.type', 'Bundle.entry[0]', 'Bundle.entry[0].resource']);
  });
});

suite('valuesAt', () => {
  const values = (path: string): unknown =>
    valuesAt(pressure, path).map(({ value, type, path: at }) => [at, type, value]);

  test('finds every choice of type under its element name', () => {
    assert.deepEqual(values('Observation.component.value'), [
      ['Observation.component[0].valueQuantity', 'Quantity', { value: 120 }],
      ['Observation.component[1].valueString', 'string', 'sitting'],
    ]);
    assert.deepEqual(values('Observation.component.code.text'), [
      ['Observation.component[0].code.text', 'string', 'systolic'],
      ['Observation.component[1].code.text', 'string', 'note'],
    ]);
  });

  test('finds nothing at a path of another type, or through a null', () => {
    const patient = JSON.parse('{"resourceType":"Patient","name":[{"given":[null,"Lei"]}]}') as Patient;
    assert.deepEqual(values('Patient.name'), []);
    assert.deepEqual(
      valuesAt(patient, 'Patient.name.given').map(({ path }) => path),
      ['Patient.name[0].given[1]'],
    );
  });
});
