import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createKeys, hash64, newHash64, newMasterKeyLine, readMasterKey } from '#security';
import { withDatabase } from './fixtures/database.ts';
import { openHashKey } from './hash-keys.ts';

suite('the hash key of the index', () => {
  const database = withDatabase();

  test('is made once, of several servers that start together, and opens under its own master key alone', async () => {
    const keys = createKeys(readMasterKey(newMasterKeyLine(1)));
    const opened = await Promise.all([1, 2, 3, 4].map(() => openHashKey(database.sql, keys)));
    const hashes = opened.map((key) => ({ ...hash64(key, 'Patient/1', newHash64()) }));
    assert.deepEqual(
      hashes,
      hashes.map(() => hashes[0]),
    );
    await assert.rejects(openHashKey(database.sql, createKeys(readMasterKey(newMasterKeyLine(1)))));
  });
});
