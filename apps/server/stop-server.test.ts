import assert from 'node:assert/strict';
import { createServer, request, Agent, type Server } from 'node:http';
import { connect } from 'node:net';
import { suite, test } from 'node:test';
import { stopServer } from './stop-server.ts';

async function listening(answerAfter: number): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((_, response) => void setTimeout(() => response.end('done'), answerAfter));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}

const get = (port: number, agent: Agent): Promise<{ readonly body: string; readonly connection: string | undefined }> =>
  new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', agent }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ body, connection: response.headers.connection }));
    })
      .once('error', reject)
      .end();
  });

suite('stopServer', () => {
  test('finishes an answer under way and closes connections that are kept alive', async (t) => {
    const { server, port } = await listening(200);
    const agent = new Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    await get(port, agent);
    const late = get(port, agent);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const began = performance.now();
    await stopServer(server, 5000);
    assert.equal((await late).body, 'done');
    assert.ok(performance.now() - began < 2000);
  });

  test('cuts what does not end, such as a client that never finishes its request', async (t) => {
    const { server, port } = await listening(0);
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    t.after(() => socket.destroy());
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const began = performance.now();
    await stopServer(server, 300);
    assert.ok(performance.now() - began < 2000);
  });
});
