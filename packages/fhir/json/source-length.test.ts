import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { sourceLength, type Notes } from './source-length.ts';

const notes = (): Notes => ({ perhapsExponent: false, long: [] });

suite('sourceLength', () => {
  test('is the length of the minified text, but for escapes and numbers beyond safe integers', () => {
    const plain = fc.jsonValue({ stringUnit: fc.constantFrom('a', '中', '𠮷', ' ') });
    fc.assert(
      fc.property(plain, (value) => {
        const length = sourceLength(value, 64, notes());
        if (!Number.isNaN(length)) assert.equal(length, JSON.stringify(value).length);
      }),
    );
  });

  test('is NaN for an integer that a double cannot hold surely, and for too deep a value', () => {
    assert.equal(sourceLength([2 ** 53], 64, notes()), NaN);
    assert.equal(sourceLength([[1]], 1, notes()), NaN);
    assert.equal(sourceLength([[1]], 2, notes()), 5);
  });

  test('notes numbers that an exponent could write as shortly, and those of 16 digits and more', () => {
    const noted = notes();
    sourceLength([1, 10, 72.5, 0.5], 64, noted);
    assert.deepEqual(noted, { perhapsExponent: false, long: [] });
    sourceLength([175.96112001234565], 64, noted);
    assert.deepEqual(noted, { perhapsExponent: false, long: ['175.96112001234565'] });
    for (const value of [100, 1200, 0.05, -0.01, 1e-7]) {
      const own = notes();
      sourceLength(value, 64, own);
      assert.equal(own.perhapsExponent, true, String(value));
    }
  });

  test('is noted for every number that has a literal with exponent no longer than its own', () => {
    const literal = fc.tuple(fc.stringMatching(/^-?(0|[1-9]\d{0,4})(\.\d{1,4})?$/), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(literal, ([digits, exponent]) => {
        const text = `${digits}e${exponent}`;
        const value = Number(text);
        const own = notes();
        if (sourceLength(value, 64, own) >= text.length) assert.equal(own.perhapsExponent, true, text);
      }),
      { numRuns: 5000 },
    );
  });
});
