import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { findFiles } from './find-files.ts';
import { importFiles } from './import-files.ts';
import { progressLine } from './progress.ts';
import type { Server } from './server.ts';

const outcome = (code: string, place?: string): unknown => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'error',
      code: 'invalid',
      details: { coding: [{ code }], text: `says ${code}` },
      ...(place === undefined ? {} : { expression: [place] }),
    },
  ],
});
const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers });

function folderOf(t: TestContext, files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'suwen-import-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** A server that answers by rule and remembers what it was asked. */
function serverOf(rule: (asked: string, body: string) => Response): Server & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    base: 'http://x/fhir/R4',
    asked,
    ask: async (method, path, body) => {
      asked.push(`${method} ${path}`);
      return rule(`${method} ${path}`, typeof body === 'string' ? body : await new Response(body).text());
    },
  };
}

const quiet = { write: () => undefined };

suite('importing files', () => {
  test('sends each kind in its own way and again what waits for others', async (t) => {
    const bundle = (type: string, note: string): string => `{"resourceType":"Bundle","type":"${type}","id":"${note}"}`;
    const folder = folderOf(t, {
      'a.json': bundle('transaction', 'waits'),
      'b.json.gz': gzipSync(bundle('batch', 'b')),
      'c.json': '{"resourceType":"Patient","id":"c"}',
      'd.json': 'no json',
    });
    let there = false;
    const server = serverOf((asked, body) => {
      if (body.includes('waits') && !there)
        return answer(400, outcome('store/unresolved-reference', 'Bundle.entry[0]'));
      if (body.includes('batch')) {
        const entry = [{ response: { status: '201' } }, { response: { status: '422', outcome: outcome('x/wrong') } }];
        return answer(200, { resourceType: 'Bundle', entry });
      }
      if (asked.startsWith('PUT')) there = true;
      return answer(200, { resourceType: 'Bundle', entry: [{}, {}] });
    });
    const line = progressLine(4, quiet);
    const refused = await importFiles(server, findFiles([folder]).files, line);
    assert.deepEqual(
      new Set(refused.map(({ file, place, code }) => [file.slice(folder.length + 1), place, code].join(' '))),
      new Set(['b.json.gz Bundle.entry[1] x/wrong', 'd.json  bulk/no-resource']),
    );
    assert.deepEqual([line.written, line.refused], [4, 2]);
    assert.ok(server.asked.includes('PUT /Patient/c'));
  });

  test('gives up what waits for ever, with the reason', async (t) => {
    const folder = folderOf(t, { 'a.json': '{"resourceType":"Bundle","type":"transaction"}' });
    const server = serverOf(() => answer(400, outcome('store/unresolved-reference', 'Bundle.entry[0]')));
    const refused = await importFiles(server, findFiles([folder]).files, progressLine(1, quiet));
    assert.deepEqual(refused, [
      {
        file: join(folder, 'a.json'),
        place: 'Bundle.entry[0]',
        code: 'store/unresolved-reference',
        reason: 'says store/unresolved-reference',
      },
    ]);
  });

  test('uploads lines, follows the job and reads its refusals', async (t) => {
    const folder = folderOf(t, { 'p.ndjson': '{"resourceType":"Patient"}\n' });
    const line = {
      ...(outcome('x/wrong') as object),
      extension: [{ url: 'urn:suwen:import-place', valueString: 'p:1' }],
    };
    const server = serverOf((asked) => {
      if (asked.startsWith('POST'))
        return answer(202, {}, { 'Content-Location': 'http://x/fhir/R4/$bulk-status?job=1' });
      if (asked.includes('status'))
        return answer(200, { written: 3, error: [{ url: 'http://x/fhir/R4/$bulk-file?job=1&file=0' }] });
      return answer(200, line);
    });
    const shown = progressLine(1, quiet);
    const refused = await importFiles(server, findFiles([folder]).files, shown);
    assert.deepEqual([refused.map(({ place, code }) => [place, code]), shown.written], [[['p:1', 'x/wrong']], 3]);
    assert.deepEqual(server.asked, [
      'POST /$import?name=p.ndjson',
      'GET /$bulk-status?job=1',
      'GET /$bulk-file?job=1&file=0',
    ]);
  });
});
