import type { Observation, Patient } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Client, Page, Query } from '#ui';
import { runTsx } from '#test';

runTsx();
const { Failed, failureOf } = await import('#ui');
const { findCriticals } = await import('./criticals.ts');

const patient: Patient = { resourceType: 'Patient', id: '1' };
const observation = (id: string, code: string, flag?: string): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ code }] },
  subject: { reference: 'Patient/1' },
  ...(flag !== undefined && { interpretation: [{ coding: [{ code: flag }] }] }),
});
const page = (matches: readonly Observation[], next?: string): Page<Observation> => ({
  matches,
  included: new Map([['Patient/1', patient]]),
  ...(next !== undefined && { next }),
});
const since = '2026-11-19T00:00:00Z';
const { signal } = new AbortController();

suite('looking for critical results', () => {
  test('asks the store by interpretation and counts in how much was looked', async () => {
    const asked: Query[] = [];
    const client = {
      search: async (_: string, query: Query) => {
        asked.push(query);
        return page([observation('new', 'K', 'HH'), observation('old', 'K', 'HH'), observation('hb', 'Hb', 'LL')]);
      },
      count: async () => 812,
    } as unknown as Client;
    const { criticals, results, whole } = await findCriticals(client, since, signal);
    assert.deepEqual(
      {
        ids: criticals.map((one) => one.observation.id),
        patients: criticals.map((one) => one.patient?.id),
        results,
        whole,
      },
      { ids: ['new', 'hb'], patients: ['1', '1'], results: 812, whole: true },
    );
    assert.equal(asked[0]?.['interpretation'], 'HH,LL,AA,HU,LU');
  });

  test('reads the results themselves where the store has no such parameter, and says when that is not all', async () => {
    const client = {
      search: async (_: string, query: Query) => {
        if ('interpretation' in query) throw new Failed(failureOf(400, undefined));
        return page(
          [
            observation('1', 'K', 'H'),
            observation('2', 'K', 'HH'),
            { ...observation('3', 'Na', 'HH'), status: 'entered-in-error' as const },
          ],
          'next',
        );
      },
      follow: async () =>
        page(
          Array.from({ length: 1000 }, (_, at) => observation(`x${at}`, 'Cl')),
          'next',
        ),
      count: async () => 5000,
    } as unknown as Client;
    const { criticals, results, whole } = await findCriticals(client, since, signal);
    assert.deepEqual(
      { ids: criticals.map((one) => one.observation.id), results, whole },
      { ids: ['2'], results: 1003, whole: false },
    );
  });

  test('passes on any other refusal', async () => {
    const client = {
      search: async () => {
        throw new Failed(failureOf(403, undefined));
      },
      count: async () => 0,
    } as unknown as Client;
    await assert.rejects(findCriticals(client, since, signal), { name: 'Failed' });
  });
});
