import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { suite, test } from 'node:test';
import { databaseAccount } from './account.ts';

const root = process.getuid?.() === 0;

suite('databaseAccount', () => {
  test('is never root', { skip: !root && 'not root' }, () => {
    const { name, ids } = databaseAccount();
    assert.ok(ids && ids.uid > 0, name);
    assert.equal(spawnSync('id', ['-u'], { ...ids, encoding: 'utf8' }).stdout.trim(), String(ids.uid));
  });

  test('is the ordinary user who starts the hospital', { skip: root && 'root' }, () => {
    assert.deepEqual(databaseAccount(), { name: userInfo().username });
  });
});
