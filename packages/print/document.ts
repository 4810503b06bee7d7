import type { Margins } from 'pdfkit';
import { drawBlock, type Block } from './blocks.ts';
import { MILLIMETRE, openCanvas, type Canvas, type PrintFacts, type Printed } from './canvas.ts';
import type { Fonts } from './fonts.ts';

/** A document of pages; the package knows no hospital: who and whom it concerns come in as text. */
export interface PrintDocument extends PrintFacts {
  readonly blocks: readonly Block[];
  /** On every page above the line: the house at the left, whom it concerns at the right. */
  readonly head?: { readonly left: string; readonly right: string };
  /** On every page below, left of the page number. */
  readonly foot?: string;
  /** Default A4. */
  readonly paper?: Paper;
}

export type Paper = 'A4' | 'A5';

/** ISO 216, in millimetres. */
const PAPER: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  A4: [210, 297],
  A5: [148, 210],
};

const MUTED = '#50555c';

/** Prints a document: title, blocks, head and foot with "page 1 of 2" on each page. */
export function printDocument(fonts: Fonts, document: PrintDocument): Promise<Printed> {
  const [width, height] = PAPER[document.paper ?? 'A4'];
  // The words and figures of the page number belong to the content.
  const canvas = openCanvas(fonts, document, [document, pageWords(1234567890, 1, document)], {
    size: [width * MILLIMETRE, height * MILLIMETRE],
    margins: margins(document.paper ?? 'A4'),
  });
  const { pdf } = canvas;
  pdf.addPage();
  pdf.font('bold').fontSize(17).fillColor('black');
  pdf.text(canvas.shown(document.title), pdf.page.margins.left, pdf.y, { align: 'center' });
  pdf.y += 8;
  for (const block of document.blocks) drawBlock(canvas, block);
  drawEdges(canvas, document);
  return canvas.finish();
}

function margins(paper: Paper): Margins {
  const side = (paper === 'A4' ? 20 : 14) * MILLIMETRE;
  return { top: 24 * MILLIMETRE, bottom: 20 * MILLIMETRE, left: side, right: side };
}

/** Head and foot come last, when the number of pages is known. */
function drawEdges(canvas: Canvas, document: PrintDocument): void {
  const { pdf } = canvas;
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(start + page);
    const { page: sheet } = pdf;
    const { left, right } = sheet.margins;
    const width = sheet.width - left - right;
    // Inside the margins PDFKit would start a new page.
    sheet.margins.top = sheet.margins.bottom = 0;
    const line = (y: number, texts: readonly (string | undefined)[]): void => {
      pdf.font('regular').fontSize(8.5).fillColor(MUTED);
      const [first = '', second = ''] = texts;
      pdf.text(canvas.shown(first), left, y, { width, lineBreak: false });
      const aside = canvas.shown(second);
      pdf.text(aside, left + width - pdf.widthOfString(aside), y, { lineBreak: false });
    };
    if (document.head) {
      line(12 * MILLIMETRE, [document.head.left, document.head.right]);
      rule(canvas, left, 17.5 * MILLIMETRE, width);
    }
    rule(canvas, left, sheet.height - 15.5 * MILLIMETRE, width);
    line(sheet.height - 13.5 * MILLIMETRE, [document.foot, pageWords(page + 1, count, document)]);
  }
}

function rule({ pdf }: Canvas, x: number, y: number, width: number): void {
  pdf
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .strokeColor('#9aa0a6')
    .stroke();
}

const pageWords = (page: number, pages: number, { language }: PrintFacts): string =>
  language === 'zh-CN' ? `第 ${page} 页,共 ${pages} 页` : `Page ${page} of ${pages}`;
