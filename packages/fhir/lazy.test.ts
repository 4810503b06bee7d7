import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { lazy, memo } from './lazy.ts';

suite('lazy and memo', () => {
  test('make a value once, undefined too', () => {
    const made: string[] = [];
    const once = lazy(() => made.push('value') && undefined);
    const each = memo((key: string) => made.push(key) && undefined);
    assert.deepEqual([once(), once(), each('a'), each('a'), each('b')], Array(5).fill(undefined));
    assert.deepEqual(made, ['value', 'a', 'b']);
  });
});
