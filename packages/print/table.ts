import type { Canvas } from './canvas.ts';
import { rowTooTall } from './refusals.ts';

/** A table; its head is repeated on every page, and a row is never torn. */
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableColumn {
  readonly title: string;
  /** Share of the width, default 1. */
  readonly share?: number;
  readonly align?: 'left' | 'center' | 'right';
}

const PADDING = 3.5;
const SIZE = 9.5;

/** Draws the table; a row that is taller than a page is refused (`print/row-too-tall`). */
export function drawTable(canvas: Canvas, { columns, rows }: Table, width: number): void {
  const { pdf } = canvas;
  const shares = columns.map(({ share }) => share ?? 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  const widths = shares.map((share) => (width * share) / sum);
  const titles = columns.map(({ title }) => title);
  const titleHeight = rowHeight(canvas, titles, widths, 'bold');

  if (pdf.y + titleHeight + 20 > pdf.page.maxY()) pdf.addPage();
  drawRow(canvas, titles, columns, widths, 'bold');
  for (const [index, row] of rows.entries()) {
    const height = rowHeight(canvas, row, widths, 'regular');
    if (pdf.y + height > pdf.page.maxY()) {
      pdf.addPage();
      if (pdf.y + titleHeight + height > pdf.page.maxY()) throw rowTooTall(index + 1);
      drawRow(canvas, titles, columns, widths, 'bold');
    }
    drawRow(canvas, row, columns, widths, 'regular');
  }
  pdf.y += 8;
}

function rowHeight({ pdf, shown }: Canvas, cells: readonly string[], widths: readonly number[], font: string): number {
  pdf.font(font).fontSize(SIZE);
  const heights = cells.map((cell, index) => pdf.heightOfString(shown(cell), { width: inner(widths[index]) }));
  return Math.max(0, ...heights) + 2 * PADDING;
}

function drawRow(
  canvas: Canvas,
  cells: readonly string[],
  columns: readonly TableColumn[],
  widths: readonly number[],
  font: string,
): void {
  const { pdf, shown } = canvas;
  const height = rowHeight(canvas, cells, widths, font);
  const top = pdf.y;
  let x = pdf.page.margins.left;
  if (font === 'bold') {
    pdf
      .rect(
        x,
        top,
        widths.reduce((total, width) => total + width, 0),
        height,
      )
      .fillColor('#eef0f2')
      .fill();
  }
  pdf.font(font).fontSize(SIZE).fillColor('black');
  for (const [index, cell] of cells.entries()) {
    const options = {
      width: inner(widths[index]),
      align: columns[index]?.align ?? 'left',
    } as const;
    pdf.text(shown(cell), x + PADDING, top + PADDING, options);
    x += widths[index] ?? 0;
  }
  pdf
    .moveTo(pdf.page.margins.left, top + height)
    .lineTo(x, top + height)
    .lineWidth(0.4)
    .strokeColor('#b5bac0')
    .stroke();
  pdf.y = top + height;
}

const inner = (width = 0): number => width - 2 * PADDING;
