import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseJson } from '#fhir';
import { hasPattern, isSame } from './fixed-pattern.ts';

suite('fixed and pattern', () => {
  test('a value is the same as its copy, and has itself as pattern', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy: unknown = JSON.parse(JSON.stringify(value));
        const plain: unknown = JSON.parse(JSON.stringify(value));
        assert.equal(isSame(plain, copy), true);
        assert.equal(hasPattern(plain, copy), true);
      }),
    );
  });

  test('fixed wants all of it and nothing more, in any order of keys', () => {
    assert.equal(isSame({ a: 1, b: [1] }, { b: [1], a: 1 }), true);
    assert.equal(isSame({ a: 1 }, { a: 1, b: 2 }), false);
    assert.equal(isSame([1, 2], [2, 1]), false);
    assert.equal(isSame([], {}), false);
  });

  test('fixed does not ask how a number was written', () => {
    assert.equal(isSame(parseJson('{"value":1.50}'), { value: 1.5 }), true);
  });

  test('a pattern wants some item for each of its own', () => {
    const value = {
      coding: [
        { system: 'x', code: '1' },
        { system: 'y', code: '2', display: 'Two' },
      ],
      text: 't',
    };
    assert.equal(hasPattern(value, { coding: [{ system: 'y', code: '2' }] }), true);
    assert.equal(hasPattern(value, { coding: [{ system: 'x', code: '2' }] }), false);
    assert.equal(hasPattern('x', { coding: [] }), false);
    assert.equal(hasPattern(undefined, 'x'), false);
  });
});
