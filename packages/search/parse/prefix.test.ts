import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrefix, readPrefix } from './prefix.ts';

test('readPrefix takes one of nine prefixes off', () => {
  assert.deepEqual(
    [readPrefix('ge2020'), readPrefix('2020'), readPrefix('xx5'), isPrefix('ap'), isPrefix('eqq')],
    [{ prefix: 'ge', rest: '2020' }, { prefix: 'eq', rest: '2020' }, { prefix: 'eq', rest: 'xx5' }, true, false],
  );
});
