import { MILLIMETRE, openCanvas, type Canvas, type PrintFacts, type Printed } from './canvas.ts';
import { measureBarcode, type BarcodeSize, type MeasuredBarcode } from './draw-barcode.ts';
import type { Barcode } from './barcode.ts';
import type { Fonts } from './fonts.ts';
import { labelFull } from './refusals.ts';

/** A line of a label; it wraps where it is too long. */
export interface LabelLine {
  readonly text: string;
  /** Points; all lines shrink together where they do not fit. */
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** Set at the right end of the same line. */
  readonly aside?: string;
}

/** One label; lengths in millimetres. */
export interface Label {
  readonly width: number;
  readonly height: number;
  /** White edge, default 1.5. */
  readonly margin?: number;
  readonly lines: readonly LabelLine[];
  readonly barcode?: Barcode & BarcodeSize & { readonly place: 'below' | 'right' };
}

/** Letters below 5 points (1.8 mm) cannot be read at arm's length. */
const SMALLEST = 5;

/**
 * Prints labels, one a page of its own size. Text shrinks to fit, never below 5 points and is never cut: a label that
 * cannot hold its text is refused (`print/label-full`), and so is a barcode that is too wide (`print/barcode-too-large`).
 */
export function printLabels(fonts: Fonts, facts: PrintFacts, labels: readonly Label[]): Promise<Printed> {
  const canvas = openCanvas(fonts, facts, labels);
  for (const label of labels) drawLabel(canvas, label);
  return canvas.finish();
}

function drawLabel(canvas: Canvas, label: Label): void {
  const { pdf } = canvas;
  pdf.addPage({
    size: [label.width * MILLIMETRE, label.height * MILLIMETRE],
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  });
  const margin = (label.margin ?? 1.5) * MILLIMETRE;
  const width = label.width * MILLIMETRE - 2 * margin;
  const height = label.height * MILLIMETRE - 2 * margin;
  const { barcode } = label;
  const measured = barcode && measureBarcode(barcode, barcode, width);
  const beside = measured && barcode?.place === 'right' ? measured.width : 0;
  const below = measured && barcode?.place === 'below' ? measured.height : 0;
  if (measured) {
    const [x, y] = cornerOf(measured, beside > 0, width, height);
    measured.draw(canvas, margin + x, margin + y);
  }
  drawLines(canvas, label.lines, {
    x: margin,
    y: margin,
    width: width - beside,
    height: height - below,
  });
}

/** Right: centred in height at the right edge. Below: centred in width at the lower edge. Refused by the lines if too tall. */
function cornerOf(barcode: MeasuredBarcode, beside: boolean, width: number, height: number): [x: number, y: number] {
  return beside
    ? [width - barcode.width, Math.max(0, (height - barcode.height) / 2)]
    : [(width - barcode.width) / 2, height - barcode.height];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawLines(canvas: Canvas, lines: readonly LabelLine[], box: Box): void {
  const scale = fittingScale(canvas, lines, box);
  let y = box.y;
  canvas.pdf.fillColor('black');
  for (const line of lines) {
    const options = {
      width: textWidth(canvas, line, scale, box.width),
      align: line.align ?? 'left',
    } as const;
    setFont(canvas, line, scale);
    canvas.pdf.text(canvas.shown(line.text), box.x, y, options);
    if (line.aside !== undefined)
      canvas.pdf.text(canvas.shown(line.aside), box.x, y, { width: box.width, align: 'right' });
    y += lineHeight(canvas, line, scale, box.width);
  }
}

/** The largest of 1, 0.95, 0.9 … at which all lines fit. */
function fittingScale(canvas: Canvas, lines: readonly LabelLine[], box: Box): number {
  const smallest = Math.min(...lines.map(({ size }) => size));
  for (let scale = 1; ; scale -= 0.05) {
    const height = lines.reduce((sum, line) => sum + lineHeight(canvas, line, scale, box.width), 0);
    if (height <= box.height) return scale;
    if (smallest * (scale - 0.05) < SMALLEST) throw labelFull(SMALLEST);
  }
}

function lineHeight(canvas: Canvas, line: LabelLine, scale: number, width: number): number {
  const available = textWidth(canvas, line, scale, width);
  if (available <= 0) return Number.POSITIVE_INFINITY;
  setFont(canvas, line, scale);
  return canvas.pdf.heightOfString(canvas.shown(line.text), { width: available });
}

/** What the text at the right end leaves, with the room of one letter between. */
function textWidth(canvas: Canvas, line: LabelLine, scale: number, width: number): number {
  if (line.aside === undefined) return width;
  setFont(canvas, line, scale);
  return width - canvas.pdf.widthOfString(canvas.shown(line.aside)) - line.size * scale;
}

function setFont({ pdf }: Canvas, { bold, size }: LabelLine, scale: number): void {
  pdf.font(bold ? 'bold' : 'regular').fontSize(size * scale);
}
