import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { compartment, isCompartment, type CompartmentName } from './compartments.ts';
import { searchParameter } from './search-parameters.ts';

const names: readonly CompartmentName[] = ['Patient', 'Encounter', 'Practitioner', 'RelatedPerson', 'Device'];

suite('compartment', () => {
  test('tells the parameters that place a resource with a patient', () => {
    assert.deepEqual(compartment('Patient').get('Observation'), ['subject', 'performer']);
    assert.equal(compartment('Patient').get('Organization'), undefined);
  });

  test('names search parameters of the type only, or the compartment itself', () => {
    for (const name of names) {
      for (const [type, codes] of compartment(name)) {
        for (const code of codes) assert.ok(code === '{def}' || searchParameter(type, code), `${name} ${type} ${code}`);
      }
    }
  });

  test('exists for five types', () => {
    assert.deepEqual([...names, 'Group', 'toString'].map(isCompartment), [true, true, true, true, true, false, false]);
  });
});
