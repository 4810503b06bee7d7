import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fontkit from 'fontkit';
import { buildFont, type FontGlyph } from './font.ts';
import { encodeGlyph } from './glyph.ts';

const triangle = encodeGlyph([
  [
    { x: 50, y: 0, on: true },
    { x: 300, y: 700, on: true },
    { x: 550, y: 0, on: true },
  ],
]);
const glyph = (character: string, advance: number, outline: Uint8Array): FontGlyph => ({
  codePoint: character.codePointAt(0) ?? 0,
  advance,
  outline,
  size: outline.length === 0 ? [] : [3],
});

suite('built font', () => {
  const font = fontkit.create(
    Buffer.from(
      buildFont('Test', [glyph('𠮷', 1000, triangle), glyph('A', 600, triangle), glyph(' ', 250, new Uint8Array())]),
    ),
  );

  test('is read by fontkit with its name, em and characters of all planes', () => {
    assert.deepEqual([font.postscriptName, font.unitsPerEm, font.characterSet], ['Test', 1000, [0x20, 0x41, 0x20bb7]]);
  });

  test('keeps advances and outlines', () => {
    const { advanceWidth, path } = font.glyphForCodePoint(0x41);
    assert.equal(advanceWidth, 600);
    assert.deepEqual(
      path.commands.map(({ command, args }) => [command, ...args]),
      [['moveTo', 50, 0], ['lineTo', 300, 700], ['lineTo', 550, 0], ['closePath']],
    );
    assert.deepEqual(font.glyphForCodePoint(0x20).path.commands, []);
  });

  test('the first glyph of a code point counts', () => {
    const twice = fontkit.create(
      Buffer.from(buildFont('Twice', [glyph('A', 600, triangle), glyph('A', 700, triangle)])),
    );
    assert.equal(twice.glyphForCodePoint(0x41).advanceWidth, 600);
  });
});
