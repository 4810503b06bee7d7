import { Refusal } from '#kernel';

export const barcodeContent = (symbology: string, reason: string): Refusal =>
  new Refusal('incorrect', 'print/barcode-content', {
    'zh-CN': `内容不能编成 ${symbology} 条码:${reason}`,
    en: `The content cannot be written as ${symbology}: ${reason}`,
  });

export const barcodeTooLarge = (needed: number, available: number): Refusal =>
  new Refusal('too-large', 'print/barcode-too-large', {
    'zh-CN': `条码需要 ${needed.toFixed(1)} mm,只有 ${available.toFixed(1)} mm`,
    en: `The barcode needs ${needed.toFixed(1)} mm, there are ${available.toFixed(1)} mm`,
  });

export const labelFull = (smallest: number): Refusal =>
  new Refusal('too-large', 'print/label-full', {
    'zh-CN': `文字缩到最小 ${smallest} 磅仍放不下,标签未打印`,
    en: `The text does not fit at the smallest size of ${smallest} pt; the label was not printed`,
  });

export const rowTooTall = (row: number): Refusal =>
  new Refusal('too-large', 'print/row-too-tall', {
    'zh-CN': `表格第 ${row} 行超过一页`,
    en: `Row ${row} of the table is taller than a page`,
  });
