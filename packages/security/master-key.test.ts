import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { newMasterKeyLine, openMasterKey, readMasterKey } from './master-key.ts';

suite('master key', () => {
  test('is made at first start and is the same at the next', () => {
    const folder = mkdtempSync(join(tmpdir(), 'suwen-master-'));
    try {
      const [first, second] = [openMasterKey(folder), openMasterKey(folder)];
      assert.deepEqual([first.id, second.id], [1, 1]);
      assert.ok(first.keys.get(1)!.equals(second.keys.get(1)!));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('keeps older keys beside the newest, which is the last line', () => {
    const { id, keys } = readMasterKey(`${newMasterKeyLine(1)}\n${newMasterKeyLine(2)}\n`);
    assert.deepEqual([id, [...keys.keys()]], [2, [1, 2]]);
  });

  test('refuses a damaged file', () => {
    const line = newMasterKeyLine(1);
    for (const text of ['', 'secret', line.slice(0, -4), `${line}\n${line}`, line.replace(' ', '')]) {
      assert.throws(() => readMasterKey(text), { code: 'security/master-key' });
    }
  });
});
