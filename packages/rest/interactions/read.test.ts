import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type TestServer } from '../fixtures/test-server.ts';

suite('reading', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.ask('PUT', '/Patient/r', {
      resourceType: 'Patient',
      id: 'r',
      active: true,
      text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' },
    });
    await server.ask('PUT', '/Patient/r', {
      resourceType: 'Patient',
      id: 'r',
      active: false,
      birthDate: '1980-01-01',
      photo: [{ title: 'x' }],
    });
    await server.ask('PUT', '/Patient/gone', { resourceType: 'Patient', id: 'gone' });
    await server.ask('DELETE', '/Patient/gone');
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  test('answers with ETag, Last-Modified and the FHIR type; HEAD with the same head and no body', async () => {
    const get = await server.ask('GET', '/Patient/r');
    const head = await server.ask('HEAD', '/Patient/r');
    assert.deepEqual(
      [get.status, get.headers.get('etag'), get.headers.get('content-type'), get.body.active],
      [200, 'W/"2"', 'application/fhir+json; charset=utf-8', false],
    );
    assert.equal(get.headers.get('last-modified'), new Date(get.body.meta.lastUpdated).toUTCString());
    assert.deepEqual(
      [head.status, head.text, ...['etag', 'last-modified', 'content-length'].map((name) => head.headers.get(name))],
      [200, '', ...['etag', 'last-modified', 'content-length'].map((name) => get.headers.get(name))],
    );
  });

  test('answers 304 to what the caller has already', async () => {
    const modified = (await server.ask('GET', '/Patient/r')).headers.get('last-modified') ?? '';
    const before = new Date(Date.parse(modified) - 1000).toUTCString();
    const status = async (headers: Readonly<Record<string, string>>): Promise<unknown> => {
      const answer = await server.ask('GET', '/Patient/r', undefined, headers);
      return [answer.status, answer.text === ''];
    };
    assert.deepEqual(
      [
        await status({ 'If-None-Match': 'W/"2"' }),
        await status({ 'If-None-Match': 'W/"1", W/"2"' }),
        await status({ 'If-None-Match': 'W/"1"' }),
        await status({ 'If-Modified-Since': modified }),
        await status({ 'If-Modified-Since': before }),
        // RFC 9110 13.1.3: If-None-Match has the say where both stand.
        await status({ 'If-None-Match': 'W/"1"', 'If-Modified-Since': modified }),
      ],
      [
        [304, true],
        [304, true],
        [200, false],
        [304, true],
        [200, false],
        [200, false],
      ],
    );
  });

  test('tells what never was from what was deleted, also of versions', async () => {
    const status = async (path: string): Promise<number> => (await server.ask('GET', path)).status;
    assert.deepEqual(
      [
        await status('/Patient/none'),
        await status('/Patient/gone'),
        await status('/Patient/gone/_history/2'),
        await status('/Patient/gone/_history/1'),
      ],
      [404, 410, 410, 200],
    );
    assert.deepEqual(
      [
        await status('/Patient/r/_history/1'),
        await status('/Patient/r/_history/9'),
        await status('/Patient/r/_history/x'),
        await status('/Patient/none/_history/1'),
      ],
      [200, 404, 404, 404],
    );
  });

  test('cuts down by _summary and _elements, tagged SUBSETTED, and refuses an unknown _summary', async () => {
    const names = async (query: string): Promise<unknown> => {
      const { body } = await server.ask('GET', `/Patient/r?${query}`);
      return [Object.keys(body).toSorted(), body.meta.tag?.[0]?.code];
    };
    assert.deepEqual(
      [
        await names('_summary=true'),
        await names('_elements=birthDate'),
        await names('_summary=false'),
        await names('_summary=data'),
      ],
      [
        [['active', 'birthDate', 'id', 'meta', 'resourceType'], 'SUBSETTED'],
        [['birthDate', 'id', 'meta', 'resourceType'], 'SUBSETTED'],
        [['active', 'birthDate', 'id', 'meta', 'photo', 'resourceType'], undefined],
        [['active', 'birthDate', 'id', 'meta', 'photo', 'resourceType'], 'SUBSETTED'],
      ],
    );
    assert.equal((await server.ask('GET', '/Patient/r?_summary=some')).status, 400);
  });

  test('answers JSON under each of its names, pretty where asked, and refuses the rest', async () => {
    const status = async (query: string, accept?: string): Promise<number> =>
      (await server.ask('GET', `/Patient/r?${query}`, undefined, accept === undefined ? {} : { Accept: accept }))
        .status;
    assert.deepEqual(
      await Promise.all(
        ['json', 'application/json', 'application/fhir%2Bjson', 'application/fhir+json', 'text/json'].map((format) =>
          status(`_format=${format}`),
        ),
      ),
      [200, 200, 200, 200, 200],
    );
    assert.deepEqual(
      await Promise.all(
        ['xml', 'text/xml', 'application/fhir%2Bxml', 'ttl', 'html', ''].map((format) => status(`_format=${format}`)),
      ),
      [406, 406, 406, 406, 406, 406],
    );
    assert.deepEqual(
      [
        await status('', 'application/fhir+xml'),
        await status('_format=json', 'application/fhir+xml'),
        await status('', 'text/html,*/*;q=0.1'),
        await status('', 'application/fhir+json;fhirVersion=4.0'),
      ],
      [406, 200, 200, 200],
    );
    const pretty = await server.ask('GET', '/Patient/r?_pretty=true');
    assert.ok(pretty.text.startsWith('{\n  "resourceType": "Patient",\n'));
    assert.deepEqual(pretty.body, (await server.ask('GET', '/Patient/r')).body);
  });

  test("gives back the caller's own id of the request", async () => {
    const { headers } = await server.ask('GET', '/Patient/r', undefined, { 'X-Request-Id': 'abc' });
    assert.equal(headers.get('x-correlation-id'), 'abc');
    assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/u);
  });

  test('answers a wrong method with 405 and what the address takes', async () => {
    const of = async (method: string, path: string): Promise<unknown> => {
      const { status, headers, body } = await server.ask(method, path);
      return [status, headers.get('allow'), body?.issue[0].code];
    };
    assert.deepEqual(
      [
        await of('POST', '/Patient/r'),
        await of('DELETE', '/metadata'),
        await of('OPTIONS', '/Patient'),
        await of('GET', '/Patient/_search'),
        await of('PUT', '/'),
      ],
      [
        [405, 'HEAD, GET, PUT, PATCH, DELETE', 'not-supported'],
        [405, 'HEAD, GET', 'not-supported'],
        [405, 'HEAD, GET, POST, PUT, PATCH, DELETE', 'not-supported'],
        [405, 'POST', 'not-supported'],
        [405, 'HEAD, GET, POST', 'not-supported'],
      ],
    );
  });
});
