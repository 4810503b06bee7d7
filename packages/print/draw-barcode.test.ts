import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Barcode } from './barcode.ts';
import { MILLIMETRE } from './canvas.ts';
import { measureBarcode, type BarcodeSize } from './draw-barcode.ts';
import { openFonts } from './fonts.ts';
import { printLabels } from './label.ts';
import { readBarcodes, renderPages } from './page-pixels.ts';

const facts = { title: 'Barcodes', language: 'en', at: new Date('2026-01-02T03:04:05Z') } as const;
const CASES: readonly (readonly [Barcode & BarcodeSize, read: string])[] = [
  [{ symbology: 'code128', text: 'RX20260102-0001' }, 'Code128 RX20260102-0001'],
  [{ symbology: 'gs1-128', text: '(01)06901234567892(10)AB12' }, 'Code128 (01)06901234567892(10)AB12'],
  [{ symbology: 'qr', text: '张伟 https://example.org/?q=1' }, 'QRCode 张伟 https://example.org/?q=1'],
  [{ symbology: 'data-matrix', text: 'D0001234' }, 'DataMatrix D0001234'],
  [{ symbology: 'gs1-data-matrix', text: '(01)06901234567892(17)270131' }, 'DataMatrix (01)06901234567892(17)270131'],
];

suite('drawn barcode', () => {
  test('is read back by another reader from the rendered page, every symbology at 203 dpi', async () => {
    const { pdf } = await printLabels(
      openFonts(),
      facts,
      CASES.map(([barcode]) => ({
        width: 80,
        height: 30,
        lines: [{ text: barcode.symbology, size: 8 }],
        barcode: { ...barcode, place: 'below', dotsPerMillimetre: 8 },
      })),
    );
    const read: (readonly string[])[] = [];
    for (const page of await renderPages(pdf)) read.push(await readBarcodes(page));
    assert.deepEqual(
      read,
      CASES.map(([, text]) => [text]),
    );
  });

  test('modules are whole dots of the printer', () => {
    const width = (module: number): number =>
      measureBarcode({ symbology: 'code128', text: 'AB' }, { module, dotsPerMillimetre: 8 }, 500).width / MILLIMETRE;
    // 57 modules and 20 of quiet zone; 0.33 mm are 2.6 dots of 0.125 mm, so 2.
    assert.equal(Math.round(width(0.33) * 1000), 77 * 250);
    assert.equal(Math.round(width(0.01) * 1000), 77 * 125);
  });

  test('one that is wider than its place is refused', () => {
    assert.throws(() => measureBarcode({ symbology: 'code128', text: 'AB' }, {}, 20), {
      code: 'print/barcode-too-large',
    });
  });
});
