import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '../fixtures/setting.ts';
import { bounded, newHasher, pairsOf } from './hasher.ts';

test('a bounded memory forgets at once when it is full, and answers the same', () => {
  let made = 0;
  const answer = bounded((key) => `${key}${++made > 0}`, 2);
  assert.deepEqual(['a', 'a', 'b', 'c', 'a'].map(answer), ['atrue', 'atrue', 'btrue', 'ctrue', 'atrue']);
  assert.equal(made, 4);
});

test('pairs hold the halves of the hash', () => {
  const { hi, lo } = hash('x');
  assert.deepEqual(
    [newHasher(hash).pair('x'), newHasher(hash).self('x'), pairsOf(hash, ['x'])],
    [Int32Array.of(hi, lo), Int32Array.of(hi, lo), Int32Array.of(hi, lo)],
  );
});
