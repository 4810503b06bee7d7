import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { newRun } from '../run.ts';
import { checkExtensions, extensionUrls } from './extensions.ts';
import { newNode } from './node.ts';

const url = 'http://example.org/x';
const extension = [{ url, extension: [{ url: 'part', valueString: 'y' }] }];
const patient = {
  resourceType: 'Patient',
  contained: [{ resourceType: 'Organization', extension }],
  name: [{ _given: [null, { extension }] }],
  _birthDate: { extension },
};

suite('extensions', () => {
  test('their addresses are found everywhere, the names of their parts are none', () => {
    assert.deepEqual(extensionUrls(patient), [url, url, url]);
  });

  test('each is checked at its place', () => {
    const run = newRun(patient, 'Patient', false);
    const places: string[] = [];
    checkExtensions(patient, 'Patient', {
      run,
      profiles: new Map([[url, { url, type: 'Extension', root: newNode('Extension') }]]),
      sets: new Map(),
      missing: new Map(),
      questions: [],
      checks: { item: () => places.push(run.path.join('.')), meets: () => undefined },
    });
    assert.deepEqual(places.toSorted(), [
      'Patient.birthDate.extension.0',
      'Patient.contained.0.extension.0',
      'Patient.name.0.given.1.extension.0',
    ]);
  });
});
