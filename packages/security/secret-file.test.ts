import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { secretFile } from './secret-file.ts';

suite('secret file', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'suwen-secret-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is made once, for the owner only, and leaves no draft behind', () => {
    const path = join(folder, 'data', 'secret');
    assert.equal(
      secretFile(path, () => 'first'),
      'first',
    );
    assert.equal(
      secretFile(path, () => 'second'),
      'first',
    );
    assert.deepEqual(readdirSync(join(folder, 'data')), ['secret']);
    if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  test('keeps the secret of the process that came first', () => {
    const path = join(folder, 'secret');
    const late = secretFile(path, () => {
      secretFile(path, () => 'theirs');
      return 'ours';
    });
    assert.deepEqual([late, readdirSync(folder)], ['theirs', ['secret']]);
  });

  test('refuses a secret that others may read', { skip: process.platform === 'win32' }, () => {
    const path = join(folder, 'secret');
    secretFile(path, () => 'known');
    chmodSync(path, 0o640);
    assert.throws(() => secretFile(path, () => 'new'), { code: 'security/secret-exposed' });
  });
});
