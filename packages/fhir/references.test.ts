import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { references, targetOf } from './references.ts';
import type { Observation } from './types/index.ts';

suite('references', () => {
  test('lists every Reference with its place and what it may point to', () => {
    const observation: Observation = {
      resourceType: 'Observation',
      status: 'final',
      code: {},
      subject: { reference: 'Patient/1' },
      focus: [{ display: 'left arm' }],
      extension: [{ url: 'http://example.org/order', valueReference: { reference: '#order' } }],
      contained: [{ resourceType: 'Patient', managingOrganization: { identifier: { value: '7' } } }],
    };
    assert.deepEqual(
      references(observation).map(({ path, value, targets }) => [path, value, targets]),
      [
        ['Observation.subject', { reference: 'Patient/1' }, ['Patient', 'Group', 'Device', 'Location']],
        ['Observation.focus[0]', { display: 'left arm' }, ['Resource']],
        ['Observation.extension[0].valueReference', { reference: '#order' }, undefined],
        ['Observation.contained[0].managingOrganization', { identifier: { value: '7' } }, ['Organization']],
      ],
    );
  });
});

suite('targetOf', () => {
  test('takes literal references apart', () => {
    assert.deepEqual(
      ['Patient/1', 'Patient/1/_history/2', 'https://other.example/fhir/R4/Patient/a-b.c'].map(targetOf),
      [
        { base: '', type: 'Patient', id: '1', version: undefined },
        { base: '', type: 'Patient', id: '1', version: '2' },
        { base: 'https://other.example/fhir/R4/', type: 'Patient', id: 'a-b.c', version: undefined },
      ],
    );
  });

  test('is undefined for what names no resource by type and id', () => {
    const others = [
      '#1',
      'urn:uuid:c757873d-ec9a-4326-a141-556f43239520',
      'Patient?identifier=1',
      'Unicorn/1',
      'Patient',
      'x/Patient/1',
    ];
    assert.deepEqual(
      others.map(targetOf),
      others.map(() => undefined),
    );
  });
});
