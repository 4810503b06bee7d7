import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { checkHost, fetched } from './fetch-source.ts';

suite('a file of another host', () => {
  test('is fetched from allowed hosts only, by http', () => {
    const allowed = ['files.example.org', '127.0.0.1:8443'];
    for (const url of ['https://files.example.org/x', 'http://127.0.0.1:8443/x']) checkHost(url, allowed);
    for (const url of ['http://127.0.0.1/x', 'file:///etc/passwd', 'https://files.example.org.evil/x', 'nothing']) {
      assert.throws(() => checkHost(url, allowed), { code: 'bulk/host-not-allowed' });
    }
  });

  test('comes as it is; a redirect is not followed', async (t) => {
    const server = createServer((request, response) => {
      if (request.url === '/there') return response.end('lines');
      return response.writeHead(302, { Location: '/there' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const read = async (path: string): Promise<string> =>
      Buffer.concat(
        await Array.fromAsync(fetched(`${base}${path}`, ['127.0.0.1'], AbortSignal.timeout(5000))),
      ).toString();
    assert.equal(await read('/there'), 'lines');
    await assert.rejects(read('/elsewhere'));
  });
});
