import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { databaseAccount } from './account.ts';
import { findBinaries, program } from './binaries.ts';
import { copyFolder } from './copy.ts';
import { folderFor } from './fixtures/launch.ts';
import { readyPrograms } from './programs.ts';

const root = process.getuid?.() === 0;

suite('readyPrograms', () => {
  test('gives programs that the account can run', () => {
    const account = databaseAccount();
    const { folder } = readyPrograms(account);
    const run = spawnSync(join(folder, 'bin', program('postgres')), ['--version'], {
      ...account.ids,
      cwd: '/',
      encoding: 'utf8',
    });
    assert.match(run.stdout, /PostgreSQL\) 18\.4/);
  });

  test('copies them out of a folder that only root may enter', { skip: !root && 'not root' }, (t) => {
    const found = findBinaries();
    const closed = join(folderFor(t), 'native');
    copyFolder(found.folder, closed, { skip: (name) => name === 'include' });
    chmodSync(closed, 0o700);
    const ready = readyPrograms(databaseAccount(), { ...found, folder: closed });
    assert.notEqual(ready.folder, closed);
    assert.deepEqual(readyPrograms(databaseAccount(), { ...found, folder: closed }), ready);
  });
});
