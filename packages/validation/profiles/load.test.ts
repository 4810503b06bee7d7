import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { StructureDefinition } from '#fhir';
import { memorySource } from '#terminology';
import { element, profileOf } from './fixtures/profile.ts';
import { loadProfiles, type ProfileSource } from './load.ts';

const sourceWith = (...definitions: readonly StructureDefinition[]): ProfileSource => ({
  ...memorySource([]),
  structureDefinition: async (url, version) =>
    definitions.find((one) => one.url === url && (version === undefined || one.version === version)),
});

suite('loadProfiles', () => {
  test('loads what a profile names, and says what is missing', async () => {
    const named = profileOf('named', 'Extension', []);
    const profile = profileOf('p', 'Patient', [
      element('Patient.extension:a', { type: [{ code: 'Extension', profile: [named.url] }] }),
      element('Patient.extension:b', { type: [{ code: 'Extension', profile: ['http://example.org/gone'] }] }),
    ]);
    const { profiles, missing } = await loadProfiles([profile.url], [], sourceWith(profile, named));
    assert.deepEqual(Object.fromEntries([...profiles].map(([url, one]) => [url, one?.type])), {
      'http://example.org/gone': undefined,
      'http://example.org/named': 'Extension',
      'http://example.org/p': 'Patient',
    });
    assert.deepEqual([...missing], [['http://example.org/gone', 'http://example.org/gone']]);
  });

  test('names the base that is missing, also one of itself', async () => {
    const orphan = profileOf('orphan', 'Patient', [], 'http://example.org/gone');
    const circle = profileOf('circle', 'Patient', [], 'http://example.org/circle');
    const { missing } = await loadProfiles([orphan.url, circle.url], [], sourceWith(orphan, circle));
    assert.deepEqual(Object.fromEntries(missing), {
      'http://example.org/orphan': 'http://example.org/gone',
      'http://example.org/circle': 'http://example.org/circle',
    });
  });

  test('takes a definition in hand before the source, and the version asked for', async () => {
    const old = { ...profileOf('p', 'Patient', []), version: '1' };
    const { profiles } = await loadProfiles(['http://example.org/p|1', 'http://example.org/p|2'], [old], sourceWith());
    assert.deepEqual(Object.fromEntries([...profiles].map(([url, one]) => [url, one !== undefined])), {
      'http://example.org/p': true,
      'http://example.org/p|1': true,
      'http://example.org/p|2': false,
    });
  });

  test('types of FHIR itself are no profiles', async () => {
    const { profiles } = await loadProfiles(['http://hl7.org/fhir/StructureDefinition/Patient'], [], sourceWith());
    assert.equal(profiles.size, 0);
  });
});
