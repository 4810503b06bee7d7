import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type TestServer } from '../fixtures/test-server.ts';
import { fuzz, misbehave } from './fuzz.ts';

const LIMIT = 300_000;

suite('under random and broken requests', () => {
  let server: TestServer;
  before(async () => {
    const http = { headersTimeout: 1000, requestTimeout: 5000, connectionsCheckingInterval: 300 };
    server = await startTestServer([], LIMIT, undefined, { http, bodyGraceMs: 1000 });
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  test('every random request is answered by 2xx, or by a 4xx with an OperationOutcome', async () => {
    const { sent, odd } = await fuzz(server, 20_261_125, 400);
    assert.deepEqual({ sent, odd }, { sent: 400, odd: [] });
  });

  test('every misbehaving connection is refused, and the server goes on', async () => {
    assert.deepEqual(await misbehave(server, LIMIT), []);
    assert.equal((await server.ask('GET', '/metadata')).status, 200);
  });
});
