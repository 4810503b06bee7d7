import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { findFiles } from './find-files.ts';

suite('files to import', () => {
  test('are found in folders, those first that others refer to; what is none is named', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'suwen-import-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, 'deep'));
    for (const name of ['a.json.gz', 'deep/b.ndjson', 'hospitalInformation1.json', 'notes.txt'])
      writeFileSync(join(folder, name), 'x');
    const missing = join(folder, 'none.json');
    const { files, strangers } = findFiles([folder, join(folder, 'notes.txt'), missing]);
    assert.deepEqual(
      files.map(({ path, kind, packed }) => [path.slice(folder.length + 1), kind, packed]),
      [
        ['hospitalInformation1.json', 'json', false],
        ['a.json.gz', 'json', true],
        ['deep/b.ndjson', 'ndjson', false],
      ],
    );
    assert.deepEqual(strangers, [join(folder, 'notes.txt'), missing]);
  });
});
