import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type TestServer } from '../fixtures/test-server.ts';

const BYTES = Buffer.from([0, 255, 254, 10, 13, 65]);

suite('Binary', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  const raw = async (path: string, accept: string): Promise<unknown> => {
    const answer = await fetch(`${server.base}${path}`, {
      headers: { Authorization: `Bearer ${server.token}`, Accept: accept },
    });
    return [answer.status, answer.headers.get('content-type'), Buffer.from(await answer.arrayBuffer()).toString('hex')];
  };

  test('is written as what it is and read as what it is, or as a resource', async () => {
    const { ask } = server;
    const made = await ask('POST', '/Binary', BYTES, {
      'Content-Type': 'image/x-own',
      'X-Security-Context': 'Patient/nobody',
    });
    assert.deepEqual(
      [made.status, made.body.contentType, made.body.data],
      [201, 'image/x-own', BYTES.toString('base64')],
    );
    const path = `/Binary/${made.body.id}`;
    const own = [200, 'image/x-own', BYTES.toString('hex')];
    assert.deepEqual(
      [
        await raw(path, 'image/x-own'),
        await raw(path, 'image/*'),
        await raw(path, 'text/html,*/*;q=0.8'),
        await raw(`${path}/_history/1`, 'image/x-own'),
      ],
      [own, own, own, own],
    );
    const [status, type, body] = (await raw(path, 'text/plain')) as [number, string, string];
    assert.deepEqual(
      [status, type, JSON.parse(Buffer.from(body, 'hex').toString()).issue[0].details.coding[0].code],
      [406, 'application/fhir+json; charset=utf-8', 'rest/binary-of-another-type'],
    );
    assert.equal(
      (await ask('GET', path, undefined, { Accept: 'application/fhir+json' })).body.data,
      BYTES.toString('base64'),
    );
    const head = await ask('HEAD', path, undefined, { Accept: 'image/x-own' });
    assert.deepEqual(
      [
        head.headers.get('content-type'),
        head.headers.get('content-length'),
        head.headers.get('x-content-type-options'),
      ],
      ['image/x-own', '6', 'nosniff'],
    );
  });

  test('is replaced under If-Match', async () => {
    const { ask } = server;
    const put = async (body: string, headers: Readonly<Record<string, string>>): Promise<number> =>
      (await ask('PUT', '/Binary/guarded', body, { 'Content-Type': 'text/plain; charset=utf-8', ...headers })).status;
    assert.deepEqual(
      [
        await put('one', { 'If-None-Match': '*' }),
        await put('two', { 'If-None-Match': '*' }),
        await put('two', { 'If-Match': 'W/"1"' }),
        await put('three', { 'If-Match': 'W/"1"' }),
      ],
      [201, 412, 200, 412],
    );
    assert.deepEqual(await raw('/Binary/guarded', 'text/plain'), [
      200,
      'text/plain; charset=utf-8',
      Buffer.from('two').toString('hex'),
    ]);
  });

  test('plain JSON is content, a Binary resource is a resource', async () => {
    const { ask } = server;
    const json = { 'Content-Type': 'application/json' };
    const content = await ask('POST', '/Binary', '{"a":1}', json);
    assert.deepEqual(
      [content.body.contentType, Buffer.from(content.body.data, 'base64').toString()],
      ['application/json', '{"a":1}'],
    );
    const resource = await ask(
      'POST',
      '/Binary',
      { resourceType: 'Binary', contentType: 'text/plain', data: 'aGk=' },
      json,
    );
    assert.deepEqual([resource.body.contentType, resource.body.data], ['text/plain', 'aGk=']);
    assert.equal((await ask('POST', '/Binary', { resourceType: 'Patient' })).status, 400);
  });
});
