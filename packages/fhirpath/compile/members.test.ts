import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fhirModel } from '../model/fhir-model.ts';
import { observation, patient } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';
import { compile } from '../compile.ts';

suite('members', () => {
  test('stand on $this where nothing stands before them', () => {
    const expected = {
      "name.where(use = 'usual').family": ['Li'],
      'name.select(given.first())': ['雷', 'Lei'],
      'name.where($index = 1).given.last()': ['Leo'],
      'telecom.where($this.rank > 1).value': ['li@example.org'],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('are read anew for items of other types by the same compiled expression', () => {
    const expression = compile('id', { model: fhirModel() });
    assert.deepEqual(
      [patient, observation, { id: 7 }, patient].map((input) => expression.evaluate(input)),
      [['li-lei'], ['pressure'], [7], ['li-lei']],
    );
  });

  test('take a first word with a capital for a type, also one that only the resource knows', () => {
    const own = { resourceType: 'Robot', Robot: 'no', arm: 2 };
    assert.deepEqual(resultsFor({ 'Robot.arm': [2], 'Patient.arm': [] }, own), { 'Robot.arm': [2], 'Patient.arm': [] });
  });
});
