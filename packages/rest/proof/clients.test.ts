import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type TestServer } from '../fixtures/test-server.ts';
import { clients } from './clients.ts';

suite('clients that we did not write', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  for (const [client, trials] of clients) {
    for (const { name, run } of trials) test(`${client} ${name}`, () => run(server));
  }
});
