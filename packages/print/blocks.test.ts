import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Block } from './blocks.ts';
import { printDocument } from './document.ts';
import { openFonts } from './fonts.ts';
import { countDark, readBarcodes, renderPages, type PagePixels } from './page-pixels.ts';

const fonts = openFonts();
async function pagesOf(...blocks: readonly Block[]): Promise<readonly PagePixels[]> {
  const { pdf } = await printDocument(fonts, {
    title: ' ',
    language: 'zh-CN',
    at: new Date(0),
    blocks,
  });
  return renderPages(pdf);
}
/** The body without the foot. */
const BODY = [0, 0, 1, 0.94] as const;

suite('blocks', () => {
  const BLOCKS: readonly (readonly [Block, least: number])[] = [
    [{ kind: 'heading', text: '入院情况' }, 300],
    [{ kind: 'paragraph', text: '患者因咳嗽入院' }, 300],
    [
      {
        kind: 'facts',
        rows: [
          ['姓名', '单小明'],
          ['性别', '男'],
          ['年龄', '45岁'],
          ['床号', '12'],
        ],
      },
      400,
    ],
    [{ kind: 'signature', label: '医师签名', name: '仇大夫' }, 300],
    [{ kind: 'rule' }, 100],
  ];
  for (const [block, least] of BLOCKS) {
    test(`a ${block.kind} is dark on the page`, async () => {
      const [page] = await pagesOf(block);
      assert.ok(page && countDark(page, BODY) >= least, `${page && countDark(page, BODY)} dark pixels`);
    });
  }

  test('a barcode in a document is read by another reader', async () => {
    const [page] = await pagesOf({
      kind: 'barcode',
      symbology: 'qr',
      text: '报告 R1',
      module: 0.75,
    });
    assert.deepEqual(page && (await readBarcodes(page)), ['QRCode 报告 R1']);
  });

  test('long text goes on over pages, and nothing is drawn below the margin', async () => {
    const pages = await pagesOf({
      kind: 'paragraph',
      text: '反复咳嗽、咳痰十年,加重三天。'.repeat(300),
    });
    assert.ok(pages.length >= 2);
    for (const page of pages) assert.equal(countDark(page, [0, 0.935, 1, 0.945]), 0);
  });

  test('a heading does not stand alone at the foot of a page', async () => {
    const filler: Block = { kind: 'paragraph', text: '行\n'.repeat(41) };
    const pages = await pagesOf(filler, { kind: 'heading', text: '标题' }, { kind: 'paragraph', text: '内容' });
    assert.equal(pages.length, 2);
  });
});
