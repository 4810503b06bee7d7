import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { contentSecurityPolicy } from './headers.ts';
import { serveWeb } from './serve.ts';

suite('serving the web app', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'suwen-serve-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><html lang="zh-CN"><body></body></html>');
  for (const [name, text] of [
    ['main-1.js', 'plain'],
    ['main-1.js.br', 'brotli'],
    ['main-1.js.gz', 'gzip'],
  ] as const) {
    await writeFile(join(folder, 'assets', name), text);
  }
  const { promise: built, resolve: finish } = Promise.withResolvers<{ readonly folder: string }>();
  const web = serveWeb(built);
  const server = createServer((request, response) => {
    if (!web(request, response)) response.writeHead(418).end('not the app');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: 'text/html', ...headers }, method });

  test('says while the build runs that it does, in both languages, and asks again without an inline script', async () => {
    const answer = await ask('/patients/1');
    const html = await answer.text();
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '2']);
    assert.ok(
      html.includes('正在准备页面') &&
        html.includes('The pages are being prepared') &&
        html.includes('<script src="/building.js"'),
    );
    assert.ok(!/<script>|<style|style=|refresh/.test(html));
    assert.match(await (await ask('/building.js', { accept: '*/*' })).text(), /location\.reload/);
  });

  test('leaves to others what no browser asks for as a page', async () => {
    assert.equal((await ask('/fhir/R4/metadata', { accept: 'application/fhir+json' })).status, 418);
    assert.equal((await ask('/patients', {}, 'POST')).status, 418);
  });

  test('gives the page for every path, in the language of the browser, never from a cache', async () => {
    finish({ folder });
    await built;
    let answer = await ask('/patients/1', { 'accept-language': 'en' });
    // The site is read behind the build; on a busy machine that takes its time.
    for (let tries = 0; answer.status === 503 && tries < 200; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      answer = await ask('/patients/1', { 'accept-language': 'en' });
    }
    assert.ok((await answer.text()).includes('<html lang="en">'));
    assert.deepEqual(
      ['cache-control', 'vary', 'content-security-policy', 'x-content-type-options'].map((name) =>
        answer.headers.get(name),
      ),
      ['no-cache', 'accept-language', contentSecurityPolicy, 'nosniff'],
    );
  });

  test('gives hashed names for ever, in the form that the browser takes', async () => {
    const raw = async (encoding: string): Promise<readonly [string | null, string | null]> => {
      const { headers } = await ask('/assets/main-1.js', { 'accept-encoding': encoding }, 'HEAD');
      return [headers.get('content-encoding'), headers.get('content-length')];
    };
    assert.deepEqual(
      [await raw('gzip, br'), await raw('gzip'), await raw('identity')],
      [
        ['br', '6'],
        ['gzip', '4'],
        [null, '5'],
      ],
    );
    const answer = await ask('/assets/main-1.js', { 'accept-encoding': 'identity' });
    assert.deepEqual(
      [await answer.text(), answer.headers.get('cache-control'), answer.headers.get('content-type')],
      ['plain', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8'],
    );
    assert.equal((await ask('/assets/main-1.js', { 'if-none-match': '"main-1.js"' })).status, 304);
  });

  test('serves nothing outside the build', async () => {
    assert.equal((await ask('/assets/gone.js')).status, 404);
    assert.equal((await ask('/assets/..%2findex.html')).status, 404);
    assert.equal((await ask('/assets/main-1.js.br')).status, 404);
  });

  test('says when the build failed', async () => {
    const broken = serveWeb(Promise.reject(new Error('no space left')));
    const other = createServer((request, response) => void broken(request, response));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const html = await (
      await fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`, { headers: { accept: 'text/html' } })
    ).text();
    other.close();
    assert.ok(html.includes('页面没能准备好') && html.includes('could not be prepared') && !html.includes('<script'));
  });
});
