import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { RARE_SYLLABLES, syllablesFor } from './given-names.ts';

suite('given names', () => {
  test('every syllable is one character with its reading', () => {
    for (const male of [true, false]) {
      for (const birthYear of [1940, 1985, 2020]) {
        const syllables = syllablesFor({ male, birthYear });
        assert.ok(syllables.length > 20);
        for (const { character, pinyin } of syllables) {
          assert.match(character, /^\p{Script=Han}$/u);
          assert.match(pinyin, /^[a-zü]+$/u);
        }
      }
    }
  });

  test('fashions differ by time and sex', () => {
    const first = (male: boolean, birthYear: number): unknown => syllablesFor({ male, birthYear })[0];
    assert.equal(
      new Set(
        [first(true, 1940), first(false, 1940), first(true, 1985), first(false, 2020)].map((one) =>
          JSON.stringify(one),
        ),
      ).size,
      4,
    );
  });

  test('rare characters are outside the old repertoires', () => {
    for (const { character } of RARE_SYLLABLES) {
      const code = character.codePointAt(0) ?? 0;
      assert.ok(code > 0xffff || (code >= 0x3400 && code < 0x4e00), character);
    }
  });
});
