import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Observation } from '#fhir';
import { matchesPlainly } from './matches-plainly.ts';

const pulse: Observation = {
  resourceType: 'Observation',
  id: 'pulse',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
  subject: { reference: 'Patient/li' },
};

suite('matching plainly', () => {
  test('looks at members of the first level, references and codes', () => {
    const matches = (...query: readonly (readonly [string, string])[]): boolean => matchesPlainly(pulse, query);
    assert.deepEqual(
      [
        matches(),
        matches(['status', 'amended,final'], ['subject', 'Patient/li']),
        matches(['code', '8867-4']),
        matches(['_id', 'pulse']),
        matches(['status', 'amended']),
        matches(['focus', 'Patient/li']),
      ],
      [true, true, true, true, false, false],
    );
  });
});
