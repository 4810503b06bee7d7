import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Group, Observation, Patient } from '#fhir';
import { startBulkServer, type BulkServer } from './fixtures/bulk-server.ts';

const patient = (id: string): Patient => ({ resourceType: 'Patient', id });
const pulse = (id: string, subject: string, value: number): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }] },
  subject: { reference: subject },
  valueQuantity: { value, unit: '/min' },
});
const group: Group = {
  resourceType: 'Group',
  id: 'ward',
  type: 'person',
  actual: true,
  member: [{ entity: { reference: 'Patient/li' } }],
};

suite('$export', () => {
  let server: BulkServer;
  before(async () => {
    server = await startBulkServer();
    for (const each of [
      patient('li'),
      patient('han'),
      pulse('a', 'Patient/li', 60),
      pulse('b', 'Patient/han', 120),
      pulse('c', 'Device/pump', 1),
      group,
    ]) {
      await server.ask('PUT', `/${each.resourceType}/${each.id}`, each);
    }
    await server.ask('POST', '/Practitioner', { resourceType: 'Practitioner', name: [{ text: '张' }] });
  });
  after(() => server.stop());

  /** Types with the ids of their files. */
  const exported = async (
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Record<string, string[]>> => {
    const asked = await server.ask('GET', path, undefined, { Prefer: 'respond-async', ...headers });
    assert.equal(asked.status, 202, asked.text);
    const { status, body } = await server.done(asked);
    assert.equal(status, 200);
    const found: Record<string, string[]> = {};
    for (const { type, url, count } of body.output) {
      const lines = await server.linesOf(url);
      assert.equal(lines.length, count);
      found[type] = lines.map((line) => JSON.parse(line).id);
    }
    return found;
  };

  test('gives everything of the system, as it would be read', async () => {
    const found = await exported('/$export');
    assert.deepEqual(Object.keys(found).toSorted(), ['Group', 'Observation', 'Patient', 'Practitioner']);
    assert.deepEqual(found['Observation'], ['a', 'b', 'c']);
    const { body } = await server.done(await server.ask('GET', '/$export?_type=Observation'));
    assert.equal(body.requiresAccessToken, true);
    assert.equal(body.request, `${server.base}/$export?_type=Observation`);
    const [line] = await server.linesOf(body.output[0].url);
    assert.equal(line, (await server.ask('GET', '/Observation/a')).text);
  });

  test('gives the patients with what is about them', async () => {
    assert.deepEqual(await exported('/Patient/$export'), {
      Patient: ['li', 'han'],
      Observation: ['a', 'b'],
      Group: ['ward'],
    });
  });

  test('gives the members of a group alone', async () => {
    assert.deepEqual(await exported('/Group/ward/$export?_type=Patient,Observation'), {
      Patient: ['li'],
      Observation: ['a'],
    });
  });

  test('filters a type by a search', async () => {
    const filter = encodeURIComponent('Observation?value-quantity=gt100');
    assert.deepEqual(await exported(`/$export?_type=Observation,Patient&_typeFilter=${filter}`), {
      Patient: ['li', 'han'],
      Observation: ['b'],
    });
  });

  test('gives what is new since a time, and what was deleted', async () => {
    const since = new Date().toISOString();
    await server.ask('PUT', '/Observation/d', pulse('d', 'Patient/li', 70));
    await server.ask('PUT', '/Observation/e', pulse('e', 'Patient/li', 70));
    await server.ask('DELETE', '/Observation/e');
    const { body } = await server.done(await server.ask('GET', `/$export?_since=${encodeURIComponent(since)}`));
    assert.deepEqual(
      body.output.map(({ type, count }: { type: string; count: number }) => ({ type, count })),
      [{ type: 'Observation', count: 1 }],
    );
    const [line = ''] = await server.linesOf(body.deleted[0].url);
    assert.deepEqual(JSON.parse(line).entry, [{ request: { method: 'DELETE', url: 'Observation/e' } }]);
  });

  test('refuses by name what it cannot do', async () => {
    const codes: (string | undefined)[] = [];
    for (const path of [
      '/$export?_outputFormat=text/csv',
      '/$export?_elements=id',
      '/Patient/$export?_type=Practitioner',
      '/Patient/li/$export',
      `/$export?_typeFilter=${encodeURIComponent('Observation?patient.name=x')}`,
      '/Group/none/$export',
      '/$bulk-status?job=none',
    ]) {
      const { status, body } = await server.ask('GET', path);
      codes.push(`${status} ${body.issue[0].details.coding[0].code}`);
    }
    assert.deepEqual(codes, [
      '400 bulk/only-ndjson',
      '400 rest/wrong-parameter',
      '400 rest/wrong-parameter',
      '400 rest/wrong-parameter',
      '400 bulk/filter-too-wide',
      '404 store/not-found',
      '404 jobs/unknown',
    ]);
  });

  test('is cancelled before it begins, and forgotten when it is done', async () => {
    const waiting =
      (await server.ask('GET', '/$export')).headers.get('content-location')?.slice(server.base.length) ?? '';
    assert.equal((await server.ask('GET', waiting)).status, 202);
    assert.equal((await server.ask('DELETE', waiting)).status, 202);
    await server.work();
    assert.equal((await server.ask('GET', waiting)).status, 404);

    const asked = await server.ask('GET', '/$export?_type=Patient');
    const { body } = await server.done(asked);
    const path = asked.headers.get('content-location')?.slice(server.base.length) ?? '';
    assert.equal((await server.ask('DELETE', path)).status, 202);
    assert.equal((await server.ask('GET', path)).status, 404);
    assert.equal((await server.ask('GET', body.output[0].url.slice(server.base.length))).status, 404);
  });

  test('met no bug', () => assert.deepEqual(server.bugs, []));
});
