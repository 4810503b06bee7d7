import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { archiveFolder, archives, makeArchive, openArchiveOf } from './fixtures/archives.ts';

suite('an archive opens with equal content', () => {
  test('that was made a moment ago', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'suwen-archive-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    await makeArchive(folder);
    const { before, after } = await openArchiveOf(folder);
    assert.deepEqual(after, before);
    assert.ok((after['versions']?.count ?? 0) > 300);
  });

  for (const name of archives()) {
    test(`that was made at the end of ${name}`, async () => {
      const { before, after } = await openArchiveOf(archiveFolder(name));
      assert.deepEqual(after, before);
    });
  }
});
