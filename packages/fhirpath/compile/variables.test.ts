import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { patient } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';

suite('variables', () => {
  test('are the fixed ones of FHIR', () => {
    const expected = {
      '%ucum': ['http://unitsofmeasure.org'],
      '%sct & %loinc': ['http://snomed.info/scthttp://loinc.org'],
      '%vs-languages': ['http://hl7.org/fhir/ValueSet/languages'],
      "%'ext-patient-birthTime'": ['http://hl7.org/fhir/StructureDefinition/patient-birthTime'],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('hold the input and what surrounds it', () => {
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }] };
    const expected = {
      '%context.id': ['li-lei'],
      '%resource.type': ['collection'],
      '%rootResource.entry.count()': [1],
    };
    assert.deepEqual(resultsFor(expected, patient, { resource: bundle }), expected);
    assert.deepEqual(resultsFor({ '%resource.id | %rootResource.id': 0 }), {
      '%resource.id | %rootResource.id': ['li-lei'],
    });
  });

  test('come from the environment, and are refused when it has none of the name', () => {
    const expected = {
      '%user.name': ['Han'],
      '%codes.count()': [2],
      '%nothing': [],
      '%other': 'fhirpath/unknown-variable',
    };
    const variables = { user: { name: 'Han' }, codes: ['a', 'b'], nothing: undefined };
    assert.deepEqual(resultsFor(expected, patient, { variables }), expected);
  });
});
