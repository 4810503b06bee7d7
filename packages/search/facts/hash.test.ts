import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bigintOf, joined } from './hash.ts';

test('a hash is a signed 64-bit integer, and joining twice gives it back', () => {
  assert.deepEqual(
    [bigintOf({ hi: -1, lo: -1 }), bigintOf({ hi: 1, lo: -1 }), bigintOf({ hi: -(2 ** 31), lo: 0 })],
    [-1n, 0x1_ffff_ffffn, -(2n ** 63n)],
  );
  assert.equal(joined(joined(-5n, 77n), 77n), -5n);
});
