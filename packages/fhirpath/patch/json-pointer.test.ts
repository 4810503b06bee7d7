import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { listPlace, pointerParts } from './json-pointer.ts';

suite('JSON Pointer', () => {
  test('reads the examples of RFC 6901 §5', () => {
    const table = {
      '': [],
      '/foo': ['foo'],
      '/foo/0': ['foo', '0'],
      '/': [''],
      '/a~1b': ['a/b'],
      '/m~0n': ['m~n'],
      '/~01': ['~1'],
      foo: undefined,
      '/a~2': undefined,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(table).map((text) => [text, pointerParts(text)])), table);
  });

  test('reads places of a list without leading zeros', () => {
    assert.deepEqual(
      ['0', '12', '-', '01', '-1', '1e0', ''].map((part) => listPlace(part, 3)),
      [0, 12, 3, undefined, undefined, undefined, undefined],
    );
  });
});
