import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { withLiteral } from './literals.ts';
import { writeJson } from './write-json.ts';

suite('writeJson', () => {
  test('writes any value without literals as JSON.stringify does', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(writeJson(value), JSON.stringify(value))));
  });

  test('writes a decimal that was made from a literal as that literal', () => {
    const value = [{ dose: withLiteral({ value: 0, unit: 'mg' }, 'value', '2.50') }];
    assert.equal(writeJson(value), '[{"dose":{"value":2.50,"unit":"mg"}}]');
  });

  test('leaves the value that it writes as it was', () => {
    const value = { part: withLiteral({ value: 0 }, 'value', '1.0') };
    const before = structuredClone(value);
    writeJson(value);
    assert.deepEqual(structuredClone(value), before);
    assert.equal(value.part.value, 1);
  });

  test('throws on NaN and infinities instead of writing null', () => {
    for (const number of [NaN, Infinity, -Infinity]) {
      assert.throws(() => writeJson({ value: number }), /JSON cannot hold/);
      assert.throws(() => writeJson([[number]]), /JSON cannot hold/);
    }
  });
});
