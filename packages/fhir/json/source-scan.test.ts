import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { escapeSurplus, holdsNumbers, isDeeperThan, mayHaveExponent, outerWhitespace } from './source-scan.ts';

const isDeep = (levels: number, text: string): boolean => isDeeperThan(levels, Buffer.from(text));

suite('scanning a source', () => {
  test('counts what escapes add', () => {
    assert.deepEqual(['"a"', '"\\n"', '"\\\\"', '"\\u4e2d\\""'].map(escapeSurplus), [0, 1, 1, 6]);
  });

  test('counts white space outside strings only', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(1, 2, '\t'), (value, indent) => {
        const pretty = JSON.stringify(value, null, indent);
        assert.equal(outerWhitespace(pretty), pretty.length - JSON.stringify(value).length);
      }),
    );
  });

  test('measures depth outside strings, in broken texts too', () => {
    assert.deepEqual(
      [isDeep(2, '[[1],[2]]'), isDeep(2, '[[['), isDeep(1, '["[[[\\"["]'), isDeep(1, '{"a":['), isDeep(1, '["\\')],
      [false, true, false, true, false],
    );
  });

  test('sees an exponent that ends a value and not the e4 of a UUID', () => {
    const texts = ['[1e2]', '{"a":5E-2}', '1e5', '{"id":"6bb49b35-dcf4-446d-9fed-05ad046071e4"}'];
    assert.deepEqual(texts.map(mayHaveExponent), [true, true, true, false]);
  });

  test('finds numbers in order, as values and not as parts of other digits', () => {
    assert.equal(holdsNumbers(['1.25', '2.5'], '{"a":1.25,"b": 2.5}'), true);
    assert.equal(holdsNumbers(['1.25', '1.25'], '{"a":1.25,"b":1.250}'), false);
    assert.equal(holdsNumbers(['1.25'], '{"a":"about 1.25 mg","b":1.250}'), true);
    assert.equal(holdsNumbers(['1.25'], '{"a":"v1.25","b":11.25}'), false);
  });
});
