import type { Patient } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Client, Page } from './client.ts';
import { gather } from './gather.ts';

suite('gathering a search', () => {
  test('adds what came along on every page', async () => {
    const page = (id: string, next?: string): Page<Patient> => ({
      matches: [{ resourceType: 'Patient', id }],
      included: new Map([[`Organization/${id}`, { resourceType: 'Organization', id }]]),
      ...(next !== undefined && { next }),
    });
    const client = { search: async () => page('1', 'next'), follow: async () => page('2') } as unknown as Client;
    const { found, included } = await gather<Patient>(client, 'Patient', {}, { limit: 10 });
    assert.deepEqual(
      [found.map(({ id }) => id), [...included.keys()]],
      [
        ['1', '2'],
        ['Organization/1', 'Organization/2'],
      ],
    );
  });
});
