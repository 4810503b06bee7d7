import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readMasterKey } from './master-key.ts';
import { unwrap, wrap } from './wrapped-key.ts';

const master = readMasterKey(`1 ${Buffer.alloc(32, 7).toString('base64')}`);

suite('wrapped key', () => {
  test('opens the frozen vector', () => {
    const wrapped = Buffer.from(
      '0100000001463eab9e6915ba056596d0e25e9581508d3318d2ea60a5355903fd1786a122ebdf1f5b6f26ff352642c6b7c7afaa06e822c467699827acee25fce96f',
      'hex',
    );
    assert.deepEqual(unwrap(master, 'data', 42, wrapped), Buffer.alloc(32, 9));
  });

  test('is never the same twice', () => {
    assert.notDeepEqual(wrap(master, 'data', 42, Buffer.alloc(32)), wrap(master, 'data', 42, Buffer.alloc(32)));
  });

  test('opens only as the use and id that it was wrapped for', () => {
    const wrapped = wrap(master, 'hash', 4, Buffer.alloc(16, 1));
    assert.deepEqual(unwrap(master, 'hash', 4, wrapped), Buffer.alloc(16, 1));
    assert.throws(() => unwrap(master, 'data', 4, wrapped), { code: 'security/wrapped-key' });
    assert.throws(() => unwrap(master, 'hash', 44, wrapped), { code: 'security/wrapped-key' });
  });
});
