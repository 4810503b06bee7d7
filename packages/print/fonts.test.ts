import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fontkit from 'fontkit';
import { openFonts } from './fonts.ts';

suite('fonts', () => {
  const fonts = openFonts();

  test('hold what was asked for in both weights and name what no typeface has', () => {
    const { regular, bold, missing } = fonts.fontsFor(new Set('中医A≥₂⁹𠮷䶮'), 'zh-CN');
    const codePoints = Array.from('A≥₂⁹中医', (character) => character.codePointAt(0) ?? 0).toSorted((a, b) => a - b);
    assert.deepEqual(fontkit.create(Buffer.from(regular)).characterSet, codePoints);
    assert.deepEqual(fontkit.create(Buffer.from(bold)).characterSet, codePoints);
    assert.deepEqual([...missing], ['𠮷', '䶮']);
  });

  test('a subscript is narrower than its figure', () => {
    const font = fontkit.create(Buffer.from(fonts.fontsFor(new Set('2₂'), 'en').regular));
    assert.equal(font.glyphForCodePoint(0x32).advanceWidth, 600);
    assert.equal(font.glyphForCodePoint(0x2082).advanceWidth, 372);
  });

  test('shared punctuation is as wide as a Chinese character in Chinese only', () => {
    const width = (language: 'zh-CN' | 'en'): number =>
      fontkit.create(Buffer.from(fonts.fontsFor(new Set('“'), language).regular)).glyphForCodePoint(0x201c)
        .advanceWidth;
    assert.equal(width('zh-CN'), 1000);
    assert.ok(width('en') < 600);
  });

  test('no characters make an empty font', () => {
    assert.equal(fonts.fontsFor(new Set(), 'en').missing.size, 0);
  });
});
