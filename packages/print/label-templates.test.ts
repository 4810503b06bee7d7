import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openFonts } from './fonts.ts';
import { drugLabel, specimenLabel, wristband, type LabelContent } from './label-templates.ts';
import { printLabels } from './label.ts';
import { countDark, readBarcodes, renderPages } from './page-pixels.ts';

const content: LabelContent = {
  whom: '查小雨 女 30岁',
  where: '心内科 12床',
  what: '阿莫西林胶囊 0.25 g × 20 粒',
  details: ['口服,每次 2 粒,每日 3 次', '饭后服用'],
  code: 'D20260001',
};

suite('label templates', () => {
  test('hold text and a barcode that another reader reads', async () => {
    const facts = {
      title: '标签',
      language: 'zh-CN',
      at: new Date('2026-01-02T03:04:05Z'),
    } as const;
    const { pdf } = await printLabels(
      openFonts(),
      facts,
      [drugLabel, specimenLabel, wristband].map((make) => make(content)),
    );
    const pages = await renderPages(pdf);
    const read = await Promise.all(pages.map(readBarcodes));
    assert.deepEqual(read, [['Code128 D20260001'], ['Code128 D20260001'], ['DataMatrix D20260001']]);
    for (const page of pages) assert.ok(countDark(page, [0, 0, 0.7, 0.45]) > 1500);
  });

  test('a line without a place has no right end', () => {
    const { where: _, ...elsewhere } = content;
    assert.deepEqual(drugLabel(elsewhere).lines[0], {
      text: '查小雨 女 30岁',
      size: 11,
      bold: true,
    });
  });
});
