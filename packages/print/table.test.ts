import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { printDocument } from './document.ts';
import { openFonts } from './fonts.ts';
import { countDark, renderPages } from './page-pixels.ts';
import type { Table } from './table.ts';

const fonts = openFonts();
const table = (rows: Table['rows']): Table => ({
  kind: 'table',
  columns: [{ title: '项目', share: 2 }, { title: '结果', align: 'right' }, { title: '单位' }],
  rows,
});
const print = (rows: Table['rows']) =>
  printDocument(fonts, { title: ' ', language: 'zh-CN', at: new Date(0), blocks: [table(rows)] });

suite('table', () => {
  test('shows its rows and repeats its head on every page', async () => {
    const { pdf, pages } = await print(Array.from({ length: 60 }, (_, row) => [`白细胞 ${row}`, '5.2', '10⁹/L']));
    assert.equal(pages, 2);
    const rendered = await renderPages(pdf);
    for (const page of rendered) assert.ok(countDark(page, [0, 0.08, 1, 0.94]) > 1500);
    const [, second] = rendered;
    // The head of the second page is the only thing in bold at its top: 项目 alone, left.
    assert.ok(second && countDark(second, [0.08, 0.08, 0.5, 0.105]) > 60);
  });

  test('a row that is taller than a page is refused', () => {
    assert.throws(
      () =>
        print([
          ['短', '1', ''],
          ['长'.repeat(6000), '1', ''],
        ]),
      { code: 'print/row-too-tall' },
    );
  });
});
