import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { databaseAccount } from './account.ts';
import { folderFor } from './fixtures/launch.ts';
import { canReach, makePrivate, makeTemporary, temporaryParent } from './reach.ts';

const root = process.getuid?.() === 0;
const account = databaseAccount();

suite('reach', () => {
  test('ends at a folder that lets nobody through', { skip: !root && 'not root' }, (t) => {
    const closed = join(folderFor(t), 'closed');
    mkdirSync(join(closed, 'inner'), { recursive: true, mode: 0o755 });
    chmodSync(join(closed, '..'), 0o711);
    assert.equal(canReach(account, join(closed, 'inner')), true);
    chmodSync(closed, 0o700);
    assert.equal(canReach(account, join(closed, 'inner')), false);
  });

  test('makes folders that the account alone enters', (t) => {
    const folder = join(folderFor(t), 'private');
    makePrivate(account, folder);
    const { mode, uid } = statSync(folder);
    assert.deepEqual({ mode: mode & 0o777, uid }, { mode: 0o700, uid: account.ids?.uid ?? process.getuid?.() ?? 0 });
  });

  test('makes temporary folders with names short enough for a socket', (t) => {
    const folder = makeTemporary(account, 'socket');
    t.after(() => rmSync(folder, { recursive: true }));
    assert.ok(folder.length <= temporaryParent(account).length + 23);
    assert.equal(canReach(account, temporaryParent(account)), true);
  });
});
