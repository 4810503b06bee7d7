import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { databaseAccount } from './account.ts';
import { readyPrograms } from './programs.ts';
import { templateCluster } from './template.ts';

suite('templateCluster', () => {
  test('is made once and belongs to the account alone', () => {
    const account = databaseAccount();
    const programs = readyPrograms(account);
    const folder = templateCluster(account, programs);
    const { mtimeMs, uid, mode } = statSync(folder);
    assert.equal(readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim(), programs.major);
    assert.deepEqual([uid, mode & 0o777], [account.ids?.uid ?? process.getuid?.() ?? 0, 0o700]);
    assert.deepEqual([templateCluster(account, programs), statSync(folder).mtimeMs], [folder, mtimeMs]);
  });
});
