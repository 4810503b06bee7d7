import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { masterKeyFile, openMasterKey, openTokenKey, tokenKeyFile } from '#security';
import { ensureKeys } from './key-folder.ts';

function folderFor(test: TestContext): string {
  const data = mkdtempSync(join(tmpdir(), 'suwen-keys-'));
  test.after(() => rmSync(data, { recursive: true }));
  return data;
}

suite('ensureKeys', () => {
  test('makes keys that only their owner reads, and that open', (t) => {
    const folder = ensureKeys(folderFor(t));
    const mode = (path: string): number => statSync(path).mode & 0o777;
    if (process.platform !== 'win32') {
      assert.deepEqual(
        [folder, join(folder, masterKeyFile), join(folder, tokenKeyFile)].map(mode),
        [0o700, 0o600, 0o600],
      );
    }
    assert.ok(openMasterKey(folder));
    assert.equal(openTokenKey(folder).asymmetricKeyType, 'ed25519');
  });

  test('never replaces a key', (t) => {
    const data = folderFor(t);
    const read = (): string => readFileSync(join(ensureKeys(data), masterKeyFile), 'utf8');
    assert.equal(read(), read());
  });

  test('refuses to make a new one for a database that was sealed under another', (t) => {
    const data = folderFor(t);
    mkdirSync(join(data, 'database', 'cluster'), { recursive: true });
    assert.throws(() => ensureKeys(data), { code: 'server/keys-missing' });
  });
});
