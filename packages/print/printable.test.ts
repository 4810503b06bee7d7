import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { charactersOf, findingsFor, printable } from './printable.ts';

const missing = new Set(['𠮷', '䶮']);

suite('printable text', () => {
  test('a missing character becomes 〓 with its pinyin where that is known', () => {
    assert.equal(printable('王𠮷、刘䶮', missing, { 𠮷: 'jí' }), '王〓(jí)、刘〓');
  });

  test('what shows nothing is left out, tabs become spaces, line feeds stay', () => {
    assert.equal(printable('a\u200b\tb\u0007\r\nc\u{e0100}', new Set()), 'a b\nc');
  });

  test('accents that were written apart are joined', () => {
    assert.equal(printable('e\u0301', new Set()), 'é');
  });

  test('each missing character is said in both languages', () => {
    assert.deepEqual(findingsFor(new Set(['𠮷']), { 𠮷: 'jí' }), [
      {
        code: 'print/glyph-missing',
        character: '𠮷',
        printedAs: '〓(jí)',
        words: {
          'zh-CN': '字体中没有“𠮷”(U+20BB7),印作“〓(jí)”',
          en: 'The typefaces have no “𠮷” (U+20BB7); printed as “〓(jí)”',
        },
      },
    ]);
  });

  test('the characters of a value are those of all its strings and of the substitute', () => {
    assert.deepEqual(
      [...charactersOf({ a: ['中\n'], b: { c: 'x𠮷' }, d: 5 })].toSorted(),
      ['(', ')', 'x', '〓', '中', '𠮷'].toSorted(),
    );
  });
});
