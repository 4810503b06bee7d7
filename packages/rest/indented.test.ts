import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { indented } from './indented.ts';

suite('indented', () => {
  test('breaks lines as JSON.stringify would', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(indented(JSON.stringify(value)), JSON.stringify(value, undefined, 2));
      }),
    );
  });

  test('leaves numbers and strings as they were written', () => {
    assert.equal(indented('{"a":1.50,"b":"{,:\\"}"}'), '{\n  "a": 1.50,\n  "b": "{,:\\"}"\n}');
  });
});
