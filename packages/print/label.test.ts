import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openFonts } from './fonts.ts';
import { printLabels, type Label } from './label.ts';
import { countDark, renderPages } from './page-pixels.ts';

const fonts = openFonts();
const facts = {
  title: '标签',
  language: 'zh-CN',
  at: new Date('2026-01-02T03:04:05Z'),
  readings: { 𠮷: 'jí' },
} as const;
const label: Label = {
  width: 60,
  height: 40,
  lines: [{ text: '单雄信 男 45岁', size: 12, bold: true, aside: '12床' }],
};

suite('label', () => {
  test('shows its text: Chinese is dark on the page, at the left and at the right end', async () => {
    const { pdf, pages, findings } = await printLabels(fonts, facts, [label, { ...label, lines: [] }]);
    const [first, empty] = await renderPages(pdf);
    assert.ok(first && empty);
    assert.deepEqual([pages, findings, first.width / first.height > 1.49], [2, [], true]);
    assert.ok(countDark(first, [0, 0, 0.6, 0.3]) > 1500, `${countDark(first, [0, 0, 0.6, 0.3])} dark pixels`);
    assert.ok(countDark(first, [0.8, 0, 1, 0.3]) > 500);
    assert.equal(countDark(first, [0, 0.4, 1, 1]), 0);
    assert.equal(countDark(empty), 0);
  });

  test('a character that the typefaces lack is printed as a substitute and said', async () => {
    const { pdf, findings } = await printLabels(fonts, facts, [{ ...label, lines: [{ text: '𠮷', size: 12 }] }]);
    assert.deepEqual(
      findings.map(({ character, printedAs }) => [character, printedAs]),
      [['𠮷', '〓(jí)']],
    );
    const [page] = await renderPages(pdf);
    assert.ok(page && countDark(page) > 200);
  });

  test('text shrinks to fit, and is refused rather than cut', async () => {
    const long = (length: number): readonly Label[] => [
      { ...label, lines: [{ text: '口服'.repeat(length), size: 12 }] },
    ];
    const [page] = await renderPages((await printLabels(fonts, facts, long(60))).pdf);
    assert.ok(page && countDark(page, [0, 0.95, 1, 1]) === 0, 'the margin stays white');
    assert.throws(() => printLabels(fonts, facts, long(400)), { code: 'print/label-full' });
  });

  test('the same label at the same time is the same file', async () => {
    const [one, two] = await Promise.all([printLabels(fonts, facts, [label]), printLabels(fonts, facts, [label])]);
    assert.deepEqual(one, two);
  });
});
