import type { Observation, Patient } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createClient, type Client } from './client.ts';
import { gather } from './gather.ts';

/** A client whose answers come from a table of paths, with the list of what it asked for. */
function clientWith(answers: Readonly<Record<string, unknown>>): { readonly client: Client; readonly asked: string[] } {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push(url);
    const answer = answers[url];
    if (answer instanceof Error) throw answer;
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}), {
      status: answer === undefined ? 404 : 200,
    });
  };
  return { client: createClient({ base: '/fhir/R4', language: 'en', fetch }), asked };
}

const patient: Patient = { resourceType: 'Patient', id: '1' };
const observation = (id: string): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'x' },
  subject: { reference: 'Patient/1' },
});
const bundle = (ids: readonly string[], next?: string): unknown => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: 3,
  link: next === undefined ? [] : [{ relation: 'next', url: next }],
  entry: [
    ...ids.map((id) => ({ resource: observation(id), search: { mode: 'match' } })),
    { resource: patient, search: { mode: 'include' } },
    { resource: { resourceType: 'OperationOutcome', issue: [] }, search: { mode: 'outcome' } },
  ],
});

suite('the client', () => {
  test('reads a resource by type and id', async () => {
    const { client, asked } = clientWith({ '/fhir/R4/Patient/a%2Fb': patient });
    assert.deepEqual(await client.read<Patient>('Patient', 'a/b'), patient);
    assert.deepEqual(asked, ['/fhir/R4/Patient/a%2Fb']);
  });

  test('tells what matched from what came along', async () => {
    const { client } = clientWith({ '/fhir/R4/Observation?date=ge1&date=lt2&_count=2': bundle(['1', '2']) });
    const page = await client.search<Observation>('Observation', { date: ['ge1', 'lt2'], _count: 2, code: undefined });
    assert.deepEqual(page, {
      matches: [observation('1'), observation('2')],
      included: new Map([['Patient/1', patient]]),
      total: 3,
    });
  });

  test('follows next links on its own origin, whatever name the server gives itself, until the end', async () => {
    const { client, asked } = clientWith({
      '/fhir/R4/Observation?_count=2': bundle(['1', '2'], 'http://inside:8080/fhir/R4/Observation?_count=2&_cursor=x'),
      '/fhir/R4/Observation?_count=2&_cursor=x': bundle(['3']),
    });
    const pages: number[] = [];
    const all = await gather<Observation>(
      client,
      'Observation',
      { _count: 2 },
      { limit: 100, onPage: ({ found }) => pages.push(found.length) },
    );
    assert.deepEqual(
      { ids: all.found.map(({ id }) => id), whole: all.whole, total: all.total },
      { ids: ['1', '2', '3'], whole: true, total: 3 },
    );
    assert.deepEqual(pages, [2]);
    assert.equal(asked.length, 2);
  });

  test('says that it is not whole when the limit comes first', async () => {
    const { client } = clientWith({
      '/fhir/R4/Observation?_count=2': bundle(['1', '2'], '/fhir/R4/Observation?_cursor=x'),
    });
    assert.equal((await gather<Observation>(client, 'Observation', { _count: 2 }, { limit: 2 })).whole, false);
  });

  test('counts without loading', async () => {
    const { client } = clientWith({
      '/fhir/R4/Patient?gender=female&_summary=count': { resourceType: 'Bundle', type: 'searchset', total: 41 },
    });
    assert.equal(await client.count('Patient', { gender: 'female' }), 41);
  });

  test('throws a refusal with its status, also for an answer of another kind and for none at all', async () => {
    const { client } = clientWith({
      '/fhir/R4/Patient/2': 'not JSON',
      '/fhir/R4/Patient/3': new TypeError('fetch failed'),
    });
    const statusOf = async (id: string): Promise<unknown> =>
      client.read<Patient>('Patient', id).then(
        () => 'read',
        (thrown: { readonly failure?: { readonly status: number } }) => thrown.failure?.status,
      );
    assert.deepEqual([await statusOf('1'), await statusOf('2'), await statusOf('3')], [404, 500, 0]);
  });

  test('leaves an aborted request what it is, not a refusal', async () => {
    const stop = new AbortController();
    const fetch: typeof globalThis.fetch = async () => {
      stop.abort();
      throw new DOMException('aborted', 'AbortError');
    };
    const client = createClient({ base: '/fhir/R4', language: 'en', fetch });
    await assert.rejects(client.read<Patient>('Patient', '1', stop.signal), { name: 'AbortError' });
  });
});
