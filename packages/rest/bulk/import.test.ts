import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Bundle, Observation, Patient } from '#fhir';
import { startBulkServer, type BulkServer } from './fixtures/bulk-server.ts';

const NDJSON = { 'Content-Type': 'application/fhir+ndjson' };
const patient = (id: string): Patient => ({ resourceType: 'Patient', id });
const pulse = (id: string, reference: string): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: '脉搏' },
  subject: { reference },
});
const lines = (...values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n');

suite('$import', () => {
  let server: BulkServer;
  before(async () => {
    server = await startBulkServer();
  });
  after(() => server.stop());

  const imported = async (
    body: unknown,
    headers: Readonly<Record<string, string>> = NDJSON,
  ): Promise<{ written: number; refused: string[] }> => {
    const asked = await server.ask('POST', '/$import?name=in.ndjson', body, headers);
    assert.equal(asked.status, 202, asked.text);
    const { status, body: done, text } = await server.done(asked);
    assert.equal(status, 200, text);
    const refused: string[] = [];
    for (const { url } of done.error) {
      for (const line of await server.linesOf(url)) {
        const outcome = JSON.parse(line);
        refused.push(`${outcome.extension[0].valueString} ${outcome.issue[0].details.coding[0].code}`);
      }
    }
    return { written: done.written, refused };
  };

  test('writes lines and names each that it refuses', async () => {
    const body = `${lines(patient('one'), { resourceType: 'Observation', id: 'x' }, pulse('a', 'Patient/one'))}\n\n{"resourceType"\n[1]\n`;
    assert.deepEqual(await imported(body), {
      written: 2,
      refused: ['in.ndjson:5 fhir/json-syntax', 'in.ndjson:6 bulk/no-resource', 'in.ndjson:2 validation/required'],
    });
    assert.equal((await server.ask('GET', '/Observation/a')).status, 200);
    assert.equal((await server.ask('GET', '/Observation?subject=Patient/one&_summary=count')).body.total, 1);
  });

  test('keeps the later of two lines with one id, also packed', async () => {
    const twice = lines(patient('two'), { ...patient('two'), gender: 'male' }, { ...patient('two'), gender: 'female' });
    assert.deepEqual(await imported(gzipSync(twice), { ...NDJSON, 'Content-Encoding': 'gzip' }), {
      written: 3,
      refused: [],
    });
    const { body } = await server.ask('GET', '/Patient/two');
    assert.deepEqual([body.gender, body.meta.versionId], ['female', '3']);
  });

  test('takes bundles apart, and tries those again that wait for others', async () => {
    const transaction = (subject: string): Bundle => ({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
          resource: { resourceType: 'Patient', identifier: [{ system: 'urn:x', value: 'w' }] },
          request: { method: 'POST', url: 'Patient' },
        },
        {
          resource: {
            ...pulse('w', 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0'),
            performer: [{ reference: subject }],
          },
          request: { method: 'POST', url: 'Observation' },
        },
      ],
    });
    const collection: Bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { resource: { resourceType: 'Practitioner', id: 'zhang', identifier: [{ system: 'urn:p', value: '1' }] } },
      ],
    };
    const batch: Bundle = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { resource: { resourceType: 'Location', id: 'ward' }, request: { method: 'PUT', url: 'Location/ward' } },
        { request: { method: 'DELETE', url: 'Nothing/1' } },
      ],
    };
    const body = lines(
      transaction('Practitioner?identifier=urn:p|1'),
      transaction('Practitioner?identifier=urn:p|none'),
      batch,
      collection,
    );
    assert.deepEqual(await imported(body), {
      written: 4,
      refused: ['in.ndjson:3 rest/entry-url', 'in.ndjson:2 store/unresolved-reference'],
    });
    const { body: found } = await server.ask('GET', '/Observation?performer=Practitioner/zhang');
    assert.equal(found.entry.length, 1);
    assert.match(found.entry[0].resource.subject.reference, /^Patient\//u);
  });

  test('reads a Binary, and refuses hosts that are not allowed', async () => {
    await server.ask('PUT', '/Binary/in', {
      resourceType: 'Binary',
      id: 'in',
      contentType: 'application/fhir+ndjson',
      data: Buffer.from(lines(patient('three'))).toString('base64'),
    });
    const parameters = (url: string): unknown => ({
      resourceType: 'Parameters',
      parameter: [{ name: 'input', part: [{ name: 'url', valueUrl: url }] }],
    });
    assert.deepEqual(await imported(parameters('Binary/in'), {}), { written: 1, refused: [] });
    assert.deepEqual(
      await imported(
        { inputFormat: 'application/fhir+ndjson', input: [{ type: 'Patient', url: `${server.base}/Binary/in` }] },
        {},
      ),
      { written: 1, refused: [] },
    );
    const refused = await server.ask('POST', '/$import', parameters('http://169.254.169.254/x'));
    assert.deepEqual([refused.status, refused.body.issue[0].details.coding[0].code], [403, 'bulk/host-not-allowed']);
    assert.equal((await server.ask('POST', '/$import', { resourceType: 'Parameters' })).status, 400);
  });

  test('met no bug', () => assert.deepEqual(server.bugs, []));
});
