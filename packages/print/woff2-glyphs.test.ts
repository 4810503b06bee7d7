import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import { unpackWoff2 } from './woff2.ts';

const SLICES = ['noto-sans-sc/files/noto-sans-sc-4-wght', 'ibm-plex-sans/files/ibm-plex-sans-greek-wght'];

suite('WOFF2 glyphs', () => {
  for (const path of SLICES) {
    test(`every outline of ${path} is the one that fontkit's own WOFF2 reader finds`, () => {
      const file = readFileSync(fileURLToPath(import.meta.resolve(`@fontsource-variable/${path}-normal.woff2`)));
      const theirs = fontkit.create(file);
      const ours = fontkit.create(Buffer.from(unpackWoff2(file)));
      assert.deepEqual(ours.characterSet, theirs.characterSet);
      for (const codePoint of theirs.characterSet) {
        const expected = theirs.glyphForCodePoint(codePoint);
        const glyph = ours.glyphForCodePoint(codePoint);
        assert.equal(glyph.advanceWidth, expected.advanceWidth);
        assert.deepEqual(glyph.path.commands, expected.path.commands, `U+${codePoint.toString(16)}`);
      }
    });
  }
});
