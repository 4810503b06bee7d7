import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Patient } from '#fhir';
import { contentOf, stamped } from './content.ts';

const stamp = { type: 'Patient', id: 'p1', version: 3, updated: Date.UTC(2026, 0, 2, 3, 4, 5, 6) };

suite('content', () => {
  test('is sealed without id, version and time, and gets them back on reading', () => {
    const patient: Patient = {
      resourceType: 'Patient',
      id: 'old',
      meta: { versionId: '9', lastUpdated: '2020-01-01T00:00:00Z', profile: ['http://example.org/p'] },
      active: true,
    };
    const content = contentOf(patient);
    assert.equal(content, '{"resourceType":"Patient","meta":{"profile":["http://example.org/p"]},"active":true}');
    assert.deepEqual(JSON.parse(stamped(content, stamp)), {
      resourceType: 'Patient',
      id: 'p1',
      meta: { versionId: '3', lastUpdated: '2026-01-02T03:04:05.006Z', profile: ['http://example.org/p'] },
      active: true,
    });
  });

  test('keeps no empty meta', () => {
    const content = contentOf({ resourceType: 'Patient', meta: { versionId: '1' }, active: true });
    assert.equal(content, '{"resourceType":"Patient","active":true}');
    assert.equal(
      stamped(content, stamp),
      '{"resourceType":"Patient","id":"p1","meta":{"versionId":"3","lastUpdated":"2026-01-02T03:04:05.006Z"},"active":true}',
    );
  });

  test('of a resource that is nothing but its type is still stamped', () => {
    assert.equal(
      stamped(contentOf({ resourceType: 'Patient' }), stamp),
      '{"resourceType":"Patient","id":"p1","meta":{"versionId":"3","lastUpdated":"2026-01-02T03:04:05.006Z"}}',
    );
  });
});
