import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fhirModel } from './fhir-model.ts';

suite('fhirModel', () => {
  test('knows resources, datatypes, primitives and nested elements of R4', () => {
    const described = [
      'Observation',
      'Age',
      'canonical',
      'Observation.component',
      'Timing.repeat',
      'Questionnaire.item',
    ].map((name) => {
      const type = fhirModel().type(name);
      return [type?.kind, type?.base?.name, type?.system];
    });
    assert.deepEqual(described, [
      ['resource', 'DomainResource', undefined],
      ['complex', 'Quantity', 'Quantity'],
      ['primitive', 'uri', 'String'],
      ['complex', 'BackboneElement', undefined],
      ['complex', 'Element', undefined],
      ['complex', 'BackboneElement', undefined],
    ]);
  });

  test('follows elements whose content is that of another', () => {
    const item = fhirModel().type('Questionnaire.item');
    assert.equal(item?.member('item')?.choices[0]?.type, item);
  });

  test('knows nothing of what R4 does not have', () => {
    assert.deepEqual(
      ['Citation', 'Patient.nothing', 'boolean.extension', ''].map((name) => fhirModel().type(name)),
      [undefined, undefined, undefined, undefined],
    );
  });
});
