import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { unpackWoff2 } from '#print';
import { openSource } from './source-font.ts';
import { readTables, tableOf } from './tables.ts';
import { makeWordsSlice } from './words-slice.ts';

const characters = ['患', '者', '危', '急', '素', '问', '龘'];
const { woff2, css } = await makeWordsSlice(characters, 'words.woff2');
const font = openSource(unpackWoff2(woff2));

suite('the slice of the words', () => {
  test('has exactly the characters asked for, each with an outline, a width and a weight that varies', () => {
    assert.deepEqual(
      [...font.glyphs.keys()].map((point) => String.fromCodePoint(point)).toSorted(),
      characters.toSorted(),
    );
    for (const sign of characters) {
      const glyph = font.glyphs.get(sign.codePointAt(0) ?? 0) ?? 0;
      assert.ok(glyph > 0 && font.outline(glyph).length > 50, sign);
      assert.equal(font.metrics(glyph)[0], 1000, `${sign} is as wide as the em`);
      assert.ok(font.variations.of(glyph).length > 20, `${sign} varies`);
    }
  });

  test('keeps the axis of the typeface and names as many glyphs as it has', () => {
    const tables = readTables(unpackWoff2(woff2));
    const fvar = tableOf(tables, 'fvar');
    assert.deepEqual([fvar.getUint16(8), fvar.getInt32(20) / 65_536, fvar.getInt32(28) / 65_536], [1, 100, 900]);
    assert.equal(tableOf(tables, 'maxp').getUint16(4), tableOf(tables, 'hhea').getUint16(34));
    assert.equal(tableOf(tables, 'loca').byteLength, (tableOf(tables, 'maxp').getUint16(4) + 1) * 4);
  });

  test('is asked for only for its characters', () => {
    assert.match(css, /unicode-range:U\+60a3,U\+8005,/);
    assert.ok(css.includes("url(./words.woff2) format('woff2')"));
  });

  test('says which character no font has', async () => {
    await assert.rejects(makeWordsSlice(['患', '𠮷'], 'words.woff2'), {
      name: 'RangeError',
      message: 'no font has the character 𠮷',
    });
  });
});
