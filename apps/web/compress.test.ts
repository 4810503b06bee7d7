import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressAll } from './compress.ts';

suite('compressing ahead', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'suwen-compress-'));
  after(() => rm(folder, { recursive: true }));

  test('writes both forms beside text, and leaves fonts alone', async () => {
    await writeFile(join(folder, 'a.js'), 'let a = 1;'.repeat(50));
    await writeFile(join(folder, 'b.woff2'), 'font');
    await compressAll(folder);
    assert.deepEqual((await readdir(folder)).toSorted(), ['a.js', 'a.js.br', 'a.js.gz', 'b.woff2']);
    const plain = await readFile(join(folder, 'a.js'));
    assert.deepEqual(brotliDecompressSync(await readFile(join(folder, 'a.js.br'))), plain);
    assert.deepEqual(gunzipSync(await readFile(join(folder, 'a.js.gz'))), plain);
  });
});
