import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { splitEscaped, unescaped } from './escaped.ts';

const escaped = (text: string): string => text.replace(/([\\,$|])/gu, '\\$1');

suite('escapes', () => {
  test('separators after a backslash do not separate', () => {
    assert.deepEqual(splitEscaped('a\\,b,c\\\\,d', ',').map(unescaped), ['a,b', 'c\\', 'd']);
  });

  test('any list comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
        fc.constantFrom(',' as const, '|' as const, '$' as const),
        (texts, separator) => {
          assert.deepEqual(splitEscaped(texts.map(escaped).join(separator), separator).map(unescaped), texts);
        },
      ),
    );
  });
});
