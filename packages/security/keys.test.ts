import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createEnvelopes } from './envelope.ts';
import { decimalOf, hash64, newHash64 } from './hash64.ts';
import { createKeys, hashKeyFor } from './keys.ts';
import { newMasterKeyLine, readMasterKey } from './master-key.ts';

const line = newMasterKeyLine(1);
const master = readMasterKey(line);
const row = { owner: 'suwen', type: 'Patient', id: 'li-wei', version: 1 };

suite('keys', () => {
  test('what a new key sealed opens with the key unwrapped by another process', () => {
    const { key, wrapped } = createKeys(master).newDataKey(12);
    const envelope = createEnvelopes().seal(key, row, Buffer.from('{"a":1}'));
    const again = createKeys(readMasterKey(line)).dataKey(12, wrapped);
    assert.equal(createEnvelopes().openText(again, row, envelope), '{"a":1}');
  });

  test('a hash key gives the same hashes after unwrapping', () => {
    const { key, wrapped } = createKeys(master).newHashKey(3);
    const again = createKeys(master).hashKey(3, wrapped);
    assert.deepEqual(again, key);
    assert.notEqual(key.words.join(), '0,0,0,0');
  });

  test('a wrapped key serves no other id, use or master key', () => {
    const keys = createKeys(master);
    const { wrapped } = keys.newDataKey(12);
    const stranger = createKeys(readMasterKey(newMasterKeyLine(1)));
    const later = createKeys(readMasterKey(newMasterKeyLine(2)));
    const changed = Buffer.from(wrapped);
    changed[20] = (changed[20] ?? 0) ^ 1;
    for (const attempt of [
      () => keys.dataKey(13, wrapped),
      () => keys.hashKey(12, wrapped),
      () => stranger.dataKey(12, wrapped),
      () => later.dataKey(12, wrapped),
      () => keys.dataKey(12, changed),
      () => keys.dataKey(12, wrapped.subarray(0, 30)),
    ]) {
      assert.throws(attempt, { code: 'security/wrapped-key' });
    }
  });

  test('keeps the keys used last and unwraps the others again', () => {
    const keys = createKeys(master, 2);
    const wrapped = new Map([1, 2, 3].map((id) => [id, keys.newDataKey(id).wrapped]));
    const take = (id: number): unknown => keys.dataKey(id, wrapped.get(id)!);
    const first = take(1);
    const second = take(2);
    assert.equal(take(1), first);
    take(3);
    assert.equal(take(1), first);
    assert.notEqual(take(2), second);
  });

  test('forgets a key when it is told to close', () => {
    const keys = createKeys(master);
    const { wrapped } = keys.newDataKey(1);
    const before = keys.dataKey(1, wrapped);
    keys.close();
    assert.notEqual(keys.dataKey(1, wrapped), before);
  });

  test('moves under a new master key without a change of the key', () => {
    const { key, wrapped } = createKeys(master).newHashKey(5);
    const next = newMasterKeyLine(2);
    const moved = createKeys(readMasterKey(`${line}\n${next}`)).rewrap('hash', 5, wrapped);
    assert.deepEqual(createKeys(readMasterKey(next)).hashKey(5, moved), key);
  });

  test('each search parameter has hashes of its own', () => {
    const { key } = createKeys(master).newHashKey(5);
    const [family, given, again] = ['Patient.family', 'Patient.given', 'Patient.family'].map((purpose) =>
      decimalOf(hash64(hashKeyFor(key, purpose), '李', newHash64())),
    );
    assert.equal(family, again);
    assert.notEqual(family, given);
    assert.equal(hashKeyFor(key, 'Patient.family').id, 5);
  });
});
