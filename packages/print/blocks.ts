import type { Barcode } from './barcode.ts';
import type { Canvas } from './canvas.ts';
import { measureBarcode, type BarcodeSize } from './draw-barcode.ts';
import { drawTable, type Table } from './table.ts';

/** A piece of a document, drawn from top to bottom over as many pages as it takes. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Pairs of a name and its value in a grid of 1 to 4 columns, default 3. */
  | {
      readonly kind: 'facts';
      readonly rows: readonly (readonly [name: string, value: string])[];
      readonly columns?: number;
    }
  | Table
  | ({ readonly kind: 'barcode' } & Barcode & BarcodeSize)
  /** A line to sign on; a name that is given stands under it. */
  | { readonly kind: 'signature'; readonly label: string; readonly name?: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'page-break' };

const MUTED = '#50555c';

/** Draws one block at the place where the last one ended. */
export function drawBlock(canvas: Canvas, block: Block): void {
  const { pdf } = canvas;
  switch (block.kind) {
    case 'heading':
      return drawHeading(canvas, block.text);
    case 'paragraph':
      pdf.font('regular').fontSize(10.5).fillColor('black');
      pdf.text(canvas.shown(block.text), pdf.page.margins.left, pdf.y, {
        lineGap: 2.5,
        width: bodyWidth(canvas),
      });
      pdf.y += 4;
      return undefined;
    case 'facts':
      return drawFacts(canvas, block.rows, block.columns ?? 3);
    case 'table':
      return drawTable(canvas, block, bodyWidth(canvas));
    case 'barcode': {
      const barcode = measureBarcode(block, block, bodyWidth(canvas));
      makeRoom(canvas, barcode.height);
      const top = pdf.y;
      barcode.draw(canvas, pdf.page.margins.left, top);
      pdf.y = top + barcode.height + 6;
      return undefined;
    }
    case 'signature':
      return drawSignature(canvas, block.label, block.name);
    case 'rule':
      makeRoom(canvas, 10);
      drawLine(canvas, pdf.page.margins.left, pdf.y + 4, bodyWidth(canvas));
      pdf.y += 10;
      return undefined;
    case 'page-break':
      pdf.addPage();
      return undefined;
  }
}

/** Points between the margins. */
export function bodyWidth({ pdf: { page } }: Canvas): number {
  return page.width - page.margins.left - page.margins.right;
}

/** Starts a new page where less than this height is left. */
export function makeRoom({ pdf }: Canvas, height: number): void {
  if (pdf.y + height > pdf.page.maxY()) pdf.addPage();
}

/** A heading never stands alone at the foot of a page: two lines must follow it. */
function drawHeading(canvas: Canvas, text: string): void {
  const { pdf } = canvas;
  makeRoom(canvas, 62);
  pdf.font('bold').fontSize(12).fillColor('black');
  pdf.text(canvas.shown(text), pdf.page.margins.left, pdf.y + 6, { width: bodyWidth(canvas) });
  pdf.y += 3;
}

function drawFacts(canvas: Canvas, rows: readonly (readonly [string, string])[], columns: number): void {
  const { pdf } = canvas;
  const gap = 12;
  const width = (bodyWidth(canvas) - gap * (columns - 1)) / columns;
  for (let start = 0; start < rows.length; start += columns) {
    const row = rows
      .slice(start, start + columns)
      .map(([name, value]) => [canvas.shown(name), canvas.shown(value)] as const);
    pdf.font('regular').fontSize(10.5);
    const height = 13 + Math.max(...row.map(([, value]) => pdf.heightOfString(value, { width })));
    makeRoom(canvas, height);
    const top = pdf.y;
    for (const [index, [name, value]] of row.entries()) {
      const x = pdf.page.margins.left + index * (width + gap);
      pdf.font('regular').fontSize(8).fillColor(MUTED).text(name, x, top, { width, lineBreak: false });
      pdf
        .fontSize(10.5)
        .fillColor('black')
        .text(value, x, top + 11, { width });
    }
    pdf.y = top + height + 4;
  }
  pdf.y += 2;
}

function drawSignature(canvas: Canvas, label: string, name: string | undefined): void {
  const { pdf } = canvas;
  makeRoom(canvas, 48);
  const width = 180;
  const x = pdf.page.width - pdf.page.margins.right - width;
  const top = pdf.y + 24;
  pdf.font('regular').fontSize(10.5).fillColor('black');
  pdf.text(canvas.shown(label), x - pdf.widthOfString(canvas.shown(label)) - 8, top - 12, {
    lineBreak: false,
  });
  drawLine(canvas, x, top + 2, width);
  if (name !== undefined) pdf.text(canvas.shown(name), x, top + 5, { width, align: 'center' });
  pdf.y = top + 24;
}

function drawLine({ pdf }: Canvas, x: number, y: number, width: number): void {
  pdf
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .strokeColor('#9aa0a6')
    .stroke();
}
