import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { hashOfSources } from './sources.ts';

suite('the hash of the sources', async () => {
  const root = await mkdtemp(join(tmpdir(), 'suwen-sources-'));
  after(() => rm(root, { recursive: true }));
  const put = async (path: string, text: string): Promise<string> => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
    return hashOfSources(root);
  };

  test('changes with what goes into the build and with nothing else', async () => {
    const first = await put('apps/web/main.tsx', 'one');
    assert.match(first, /^[0-9a-f]{16}$/);
    assert.equal(await put('apps/web/main.test.ts', 'test'), first);
    assert.equal(await put('apps/web/README.md', 'note'), first);
    assert.equal(await put('apps/web/fixtures/x.ts', 'fixture'), first);
    assert.equal(await put('departments/pharmacy/server/dispense.ts', 'server'), first);
    const second = await put('packages/ui/words.ts', 'words');
    assert.notEqual(second, first);
    assert.equal(await put('packages/ui/words.ts', 'words'), second);
    assert.notEqual(await put('departments/pharmacy/pages/index.ts', 'page'), second);
  });
});
