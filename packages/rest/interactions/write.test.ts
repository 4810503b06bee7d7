import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type Answer, type TestServer } from '../fixtures/test-server.ts';

const patient = { resourceType: 'Patient', active: true };
const named = (id: string, more: object = {}): object => ({ ...patient, id, ...more });
const said = ({ status, body }: Answer): unknown => [status, body?.issue?.[0].details.coding?.[0].code];

suite('writing', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  test('a create ignores the id and the version of the client and says where it stands', async () => {
    const { ask, base } = server;
    const made = await ask(
      'POST',
      '/Patient',
      named('mine', { meta: { versionId: '9', lastUpdated: '1999-01-01T00:00:00Z', tag: [{ code: 't' }] } }),
    );
    assert.deepEqual([made.status, made.body.meta.versionId, made.body.meta.tag], [201, '1', [{ code: 't' }]]);
    assert.notEqual(made.body.id, 'mine');
    assert.deepEqual(
      [made.headers.get('location'), made.headers.get('etag')],
      [`${base}/Patient/${made.body.id}/_history/1`, 'W/"1"'],
    );
    assert.ok(made.headers.get('last-modified'));
    assert.equal((await ask('GET', '/Patient/mine')).status, 404);
  });

  test('an update needs the id of its address, makes what is not there, and revives what was deleted', async () => {
    const { ask } = server;
    assert.deepEqual(
      [
        said(await ask('PUT', '/Patient/u', patient)),
        said(await ask('PUT', '/Patient/u', named('v'))),
        said(await ask('PUT', '/Patient/u', { resourceType: 'Basic', id: 'u' })),
      ],
      [
        [400, 'rest/id-mismatch'],
        [400, 'rest/id-mismatch'],
        [400, 'rest/type-mismatch'],
      ],
    );
    const statuses: number[] = [];
    for (const [method, body] of [
      ['PUT', named('u')],
      ['PUT', named('u')],
      ['DELETE'],
      ['DELETE'],
      ['PUT', named('u')],
    ] as const) {
      statuses.push((await ask(method, '/Patient/u', body)).status);
    }
    assert.deepEqual(statuses, [201, 200, 204, 204, 201]);
    assert.equal((await ask('GET', '/Patient/u')).body.meta.versionId, '4');
    assert.equal((await ask('DELETE', '/Patient/never')).status, 204);
  });

  test('If-Match and If-None-Match guard update, patch and delete with 412', async () => {
    const { ask } = server;
    await ask('PUT', '/Patient/m', named('m'));
    const json = { 'Content-Type': 'application/json-patch+json' };
    const patch = [{ op: 'replace', path: '/active', value: false }];
    assert.deepEqual(
      [
        said(await ask('PUT', '/Patient/m', named('m'), { 'If-Match': 'W/"2"' })),
        said(await ask('PUT', '/Patient/m', named('m'), { 'If-Match': 'nonsense' })),
        said(await ask('PUT', '/Patient/m', named('m'), { 'If-None-Match': '*' })),
        said(await ask('PUT', '/Patient/absent', named('absent'), { 'If-Match': '*' })),
        said(await ask('PATCH', '/Patient/m', patch, { ...json, 'If-Match': 'W/"2"' })),
        said(await ask('DELETE', '/Patient/m', undefined, { 'If-Match': 'W/"2"' })),
      ],
      [
        [412, 'store/version-moved'],
        [400, 'rest/wrong-etag'],
        [412, 'store/already-there'],
        [412, 'store/version-moved'],
        [412, 'store/version-moved'],
        [412, 'store/version-moved'],
      ],
    );
    assert.deepEqual(
      [
        (await ask('PUT', '/Patient/m', named('m'), { 'If-Match': 'W/"1"' })).status,
        (await ask('PATCH', '/Patient/m', patch, { ...json, 'If-Match': '"2"' })).status,
        (await ask('PUT', '/Patient/fresh', named('fresh'), { 'If-None-Match': '*' })).status,
        (await ask('DELETE', '/Patient/m', undefined, { 'If-Match': '*' })).status,
        (await ask('GET', '/Patient/m')).status,
      ],
      [200, 200, 201, 204, 410],
    );
  });

  test('Prefer: return shapes the answer of each write', async () => {
    const { ask } = server;
    const shape = async (
      method: string,
      path: string,
      body: unknown,
      wish: string,
      more: Readonly<Record<string, string>> = {},
    ): Promise<unknown> => {
      const answer = await ask(method, path, body, { Prefer: `return=${wish}`, ...more });
      return [answer.status, answer.body?.resourceType];
    };
    const patch = [{ op: 'test', path: '/active', value: true }];
    const json = { 'Content-Type': 'application/json-patch+json' };
    assert.deepEqual(
      [
        await shape('PUT', '/Patient/p', named('p'), 'minimal'),
        await shape('PUT', '/Patient/p', named('p'), 'representation'),
        await shape('PUT', '/Patient/p', named('p'), 'OperationOutcome'),
        await shape('POST', '/Patient', patient, 'minimal'),
        await shape('PATCH', '/Patient/p', patch, 'minimal', json),
        await shape('PATCH', '/Patient/p', patch, 'OperationOutcome', json),
        await shape('DELETE', '/Patient/p', undefined, 'OperationOutcome'),
        await shape('DELETE', '/Patient/p', undefined, 'minimal'),
      ],
      [
        [201, undefined],
        [200, 'Patient'],
        [200, 'OperationOutcome'],
        [201, undefined],
        [200, undefined],
        [200, 'OperationOutcome'],
        [200, 'OperationOutcome'],
        [204, undefined],
      ],
    );
  });

  test('conditional update keeps the table of http.html: none, one, several, with and without id', async () => {
    const { ask } = server;
    const with1 = (id: string | undefined, value: string): object => ({
      ...patient,
      ...(id === undefined ? {} : { id }),
      identifier: [{ system: 'urn:c', value }],
    });
    const put = async (value: string, id?: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
      ask('PUT', `/Patient?identifier=urn:c|${value}`, with1(id, value), headers);
    const made = await put('1');
    const named1 = await put('2', 'chosen');
    assert.deepEqual([made.status, named1.status, named1.body.id], [201, 201, 'chosen']);
    assert.deepEqual(
      [
        said(await put('1')),
        said(await put('1', made.body.id)),
        said(await put('1', 'another')),
        said(await put('3', 'chosen')),
        said(await put('1', undefined, { 'If-Match': 'W/"7"' })),
        said(await ask('PUT', '/Patient', with1(undefined, '1'))),
      ],
      [
        [200, undefined],
        [200, undefined],
        [400, 'store/id-contradicts'],
        [409, 'store/id-taken'],
        [412, 'store/version-moved'],
        [412, 'store/condition-empty'],
      ],
    );
    await ask('POST', '/Patient', with1(undefined, '1'));
    assert.deepEqual(said(await put('1')), [412, 'store/several-match']);
  });

  test('conditional patch and delete act on one match; none is 404 and 204', async () => {
    const { ask } = server;
    const json = { 'Content-Type': 'application/json-patch+json' };
    const patch = [{ op: 'add', path: '/gender', value: 'male' }];
    await ask('POST', '/Patient', { ...patient, identifier: [{ system: 'urn:d', value: '1' }] });
    const patched = await ask('PATCH', '/Patient?identifier=urn:d|1', patch, json);
    assert.deepEqual([patched.status, patched.body.gender], [200, 'male']);
    assert.deepEqual(
      [
        (await ask('PATCH', '/Patient?identifier=urn:d|none', patch, json)).status,
        (await ask('PATCH', '/Patient?identifier=urn:d|1', patch, { ...json, 'If-Match': 'W/"1"' })).status,
        (await ask('DELETE', '/Patient?identifier=urn:d|none')).status,
        (await ask('DELETE', '/Patient?identifier=urn:d|1', undefined, { 'If-Match': 'W/"1"' })).status,
        (await ask('DELETE', '/Patient?identifier=urn:d|1')).status,
        (await ask('DELETE', '/Patient')).status,
      ],
      [404, 412, 204, 412, 204, 412],
    );
  });

  test('a patch that fails changes nothing and says why', async () => {
    const { ask } = server;
    await ask('PUT', '/Patient/f', named('f'));
    const json = { 'Content-Type': 'application/json-patch+json' };
    const status = async (body: unknown, headers: Readonly<Record<string, string>> = json): Promise<number> =>
      (await ask('PATCH', '/Patient/f', body, headers)).status;
    assert.deepEqual(
      [
        await status([{ op: 'replace', path: '/id', value: 'g' }]),
        await status([{ op: 'replace', path: '/nothing/here', value: 1 }]),
        await status([{ op: 'add', path: '/gender', value: 'purple' }]),
        await status({ op: 'add' }),
        await status('[', json),
        await status(patient, { 'Content-Type': 'application/fhir+json' }),
        await status('<diff/>', { 'Content-Type': 'application/xml-patch+xml' }),
        (await ask('PATCH', '/Patient/nobody', [], json)).status,
      ],
      [400, 400, 400, 400, 400, 400, 415, 404],
    );
    assert.equal((await ask('GET', '/Patient/f')).body.meta.versionId, '1');
  });

  test('bodies that are packed, in another character set, or of another type are refused by name', async () => {
    const { ask } = server;
    const post = async (headers: Readonly<Record<string, string>>, body: unknown = patient): Promise<unknown> =>
      said(await ask('POST', '/Patient', body, headers));
    assert.deepEqual(
      [
        await post({ 'Content-Encoding': 'gzip' }),
        await post({ 'Content-Type': 'application/fhir+json; charset=iso-8859-1' }),
        await post({ 'Content-Type': 'application/fhir+json; charset=UTF-8' }),
        await post({ 'Content-Type': 'text/plain' }),
        await post({}, Buffer.from('{"resourceType":"Patient","x":"\xe9"}', 'latin1')),
        await post({}, ''),
        await post({}, '[]'),
        await post({}, '{"resourceType":7}'),
      ],
      [
        [415, 'rest/coded-body'],
        [415, 'rest/not-utf8-charset'],
        [201, undefined],
        [415, 'rest/only-json-in'],
        [400, 'fhir/json-not-utf8'],
        [400, 'rest/body-missing'],
        [400, 'rest/not-a-resource'],
        [400, 'rest/not-a-resource'],
      ],
    );
  });
});
