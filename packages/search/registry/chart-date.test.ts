import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registry } from '../fixtures/setting.ts';

test('the clinical date of a type is a date of which there is at most one', () => {
  const types = [
    'Observation',
    'Encounter',
    'Condition',
    'MedicationRequest',
    'Patient',
    'DiagnosticReport',
    'Organization',
    'Task',
  ];
  assert.deepEqual(
    types.map((type) => registry().chartDate(type)?.code),
    ['date', 'date', 'onset-date', 'authoredon', 'birthdate', 'date', undefined, 'authored-on'],
  );
});
