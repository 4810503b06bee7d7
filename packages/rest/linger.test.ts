import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type TestServer } from './fixtures/test-server.ts';
import { wire } from './proof/fuzz/wire.ts';

suite('a refusal while a body is still coming', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer([], 1_000_000);
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  test('is heard, though the connection closes: the rest of the body is taken and dropped', async () => {
    const size = 8_000_000;
    const head = (token: string): string =>
      `POST /fhir/R4/Patient HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/fhir+json\r\nContent-Length: ${size}\r\n\r\n`;
    const body = Buffer.alloc(size, 0x20);
    const { port } = new URL(server.base);
    const answers = await Promise.all([server.token, 'nobody'].map((token) => wire(Number(port), [head(token), body])));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [413, 401],
    );
  });

  test('does not wait for ever', async () => {
    const started = performance.now();
    const head = `POST /fhir/R4/Patient HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.token}\r\nContent-Length: 9000000\r\n\r\n`;
    const { port } = new URL(server.base);
    // Closed from here: what counts is that the answer has come.
    assert.equal((await wire(Number(port), [head.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')])).status, 413);
    assert.ok(performance.now() - started < 10_000);
  });
});
