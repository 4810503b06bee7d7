import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fhirSource } from '#terminology';
import type { ProfileSource } from './profiles/load.ts';
import { validateOperation, type Validate } from './validate-operation.ts';

const source: ProfileSource = { ...fhirSource(), structureDefinition: async () => undefined };
const patient = { resourceType: 'Patient', id: 'p', active: true };
const codes = async (input: Validate): Promise<readonly string[]> =>
  (await validateOperation(input, source, 'en')).issue.map(
    ({ severity, details }) => `${severity} ${details?.coding?.[0]?.code ?? details?.text}`,
  );

suite('validateOperation', () => {
  test('says that no fault was found', async () => {
    assert.deepEqual(await codes({ resource: patient }), ['information No fault was found']);
    assert.deepEqual(await codes({ resource: patient, mode: 'create' }), ['information No fault was found']);
    assert.deepEqual(await codes({ resource: patient, mode: 'update', id: 'p' }), ['information No fault was found']);
  });

  test('gives each finding as an issue in the language of the reader', async () => {
    assert.deepEqual(
      await validateOperation({ resource: { resourceType: 'Patient', x: 1 } }, source, 'zh-CN').then(
        ({ issue: [first] }) => ({
          ...first,
          details: { ...first?.details, text: first?.details?.text?.slice(0, 24) },
          diagnostics: first?.diagnostics?.slice(0, 33),
        }),
      ),
      {
        severity: 'error',
        code: 'structure',
        details: {
          coding: [{ system: 'urn:suwen:finding', code: 'validation/unknown-element' }],
          text: 'Patient.x：Patient 没有元素 x',
        },
        diagnostics: 'Patient.x: Patient has no element',
        expression: ['Patient.x'],
      },
    );
  });

  test('keeps the rules of the modes', async () => {
    assert.deepEqual(await codes({}), ['error validation/required']);
    assert.deepEqual(await codes({ resource: patient, mode: 'update', id: 'q' }), ['error validation/mode']);
    assert.deepEqual(await codes({ resource: patient, mode: 'update' }), ['error validation/mode']);
    assert.deepEqual(await codes({ resource: patient, mode: 'profile' }), ['error validation/mode']);
    assert.deepEqual(await codes({ resource: patient, profiles: ['http://x'] }), ['error validation/profile-unknown']);
    assert.deepEqual(await codes({ mode: 'delete', id: 'p' }), ['information validation/not-checked']);
    assert.deepEqual(await codes({ mode: 'delete' }), ['error validation/mode']);
  });
});
