import fc from 'fast-check';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseExactly, writtenAs } from './exact-json.ts';

interface Valued {
  readonly value: number;
}

suite('JSON read exactly', () => {
  test('keeps how each decimal was written: 1.50 stays 1.50', () => {
    const read = parseExactly('{"a":{"value":1.50},"b":[{"value":0.010},{"value":1e2},{"value":7}]}') as {
      a: Valued;
      b: Valued[];
    };
    const text = [read.a, ...read.b].map((one) => writtenAs(one, 'value', one.value));
    assert.deepEqual(text, ['1.50', '0.010', '1e2', '7']);
  });

  test('gives the same values as JSON.parse', () => {
    fc.assert(fc.property(fc.json(), (text) => assert.deepEqual(parseExactly(text), JSON.parse(text))));
  });

  test('refuses what is not JSON', () => {
    assert.throws(() => parseExactly('{'), SyntaxError);
  });
});
