import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { printDocument, type PrintDocument } from './document.ts';
import { openFonts } from './fonts.ts';
import { countDark, renderPages } from './page-pixels.ts';

const fonts = openFonts();
const document: PrintDocument = {
  title: '出院小结',
  language: 'zh-CN',
  at: new Date('2026-01-02T03:04:05Z'),
  head: { left: '呼吸与危重症医学科', right: '解小明 男 72岁' },
  foot: '打印于 2026-01-02',
  blocks: [
    { kind: 'paragraph', text: '患者因“反复咳嗽”入院。' },
    { kind: 'page-break' },
    { kind: 'paragraph', text: 'SpO₂ 98 %' },
  ],
};

suite('document', () => {
  test('has title, head, foot and number on its pages, and white between', async () => {
    const { pdf, pages, findings } = await printDocument(fonts, document);
    assert.deepEqual([pages, findings], [2, []]);
    const rendered = await renderPages(pdf);
    for (const page of rendered) {
      assert.ok(countDark(page, [0, 0.03, 0.5, 0.057]) > 150, 'head, left');
      assert.ok(countDark(page, [0.5, 0.03, 1, 0.057]) > 100, 'head, right');
      assert.ok(countDark(page, [0, 0.95, 0.5, 0.98]) > 150, 'foot');
      assert.ok(countDark(page, [0.7, 0.95, 1, 0.98]) > 80, 'page number');
      assert.equal(countDark(page, [0, 0.3, 1, 0.9]), 0);
    }
    const [first, second] = rendered;
    assert.ok(first && countDark(first, [0.3, 0.07, 0.7, 0.12]) > 400, 'title');
    assert.ok(second && countDark(second, [0, 0.07, 0.5, 0.12]) > 50, 'second page');
  });

  test('A5 is half the paper', async () => {
    // 148 × 210 mm at two pixels a millimetre, rounded down.
    const [page] = await renderPages((await printDocument(fonts, { ...document, paper: 'A5' })).pdf, 2);
    assert.deepEqual([page?.width, page?.height], [295, 419]);
  });

  test('an English document prints and is the same file at the same time', async () => {
    const english: PrintDocument = { ...document, language: 'en', title: 'Discharge summary' };
    assert.deepEqual(await printDocument(fonts, english), await printDocument(fonts, english));
  });
});
