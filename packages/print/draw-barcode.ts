import { encodeBarcode, type Barcode } from './barcode.ts';
import { MILLIMETRE, type Canvas } from './canvas.ts';
import { barcodeTooLarge } from './refusals.ts';

/** How a barcode is drawn; lengths in millimetres. */
export interface BarcodeSize {
  /** Width of the narrowest bar or of one square; default 0.25 for bars, 0.5 for squares. */
  readonly module?: number;
  /** Height of bars, default 10; squares have their own. */
  readonly height?: number;
  /** Writes the content under bars; default true. */
  readonly caption?: boolean;
  /** Resolution of the printer: modules are rounded down to whole dots; without it they are drawn as asked. */
  readonly dotsPerMillimetre?: number;
}

/** A barcode that was measured: the box in points that it needs with quiet zone and caption. */
export interface MeasuredBarcode {
  readonly width: number;
  readonly height: number;
  draw(canvas: Canvas, x: number, y: number): void;
}

/** Height of the caption's line. */
const CAPTION = 3 * MILLIMETRE;

/** Measures a barcode; refuses `print/barcode-content`, and `print/barcode-too-large` beyond `widest` points. */
export function measureBarcode(barcode: Barcode, size: BarcodeSize, widest: number): MeasuredBarcode {
  const symbol = encodeBarcode(barcode);
  const linear = symbol.rows === 1;
  const module = wholeDots(size.module ?? (linear ? 0.25 : 0.5), size.dotsPerMillimetre) * MILLIMETRE;
  const width = (symbol.columns + 2 * symbol.quiet) * module;
  if (width > widest) throw barcodeTooLarge(width / MILLIMETRE, widest / MILLIMETRE);
  const barHeight = (size.height ?? 10) * MILLIMETRE;
  const quietAbove = linear ? 0 : symbol.quiet * module;
  const caption = linear && size.caption !== false;
  const inkHeight = linear ? barHeight : symbol.rows * module;
  return {
    width,
    height: inkHeight + 2 * quietAbove + (caption ? CAPTION : 0),
    draw({ pdf, shown }, x, y) {
      const rowHeight = linear ? barHeight : module;
      pdf.fillColor('black');
      for (const { x: column, y: row, width: columns } of symbol.dark) {
        pdf.rect(x + (symbol.quiet + column) * module, y + quietAbove + row * module, columns * module, rowHeight);
      }
      pdf.fill();
      if (!caption) return;
      pdf.font('regular').fontSize(7);
      pdf.text(shown(barcode.text), x, y + barHeight + 1, {
        width,
        align: 'center',
        lineBreak: false,
      });
    },
  };
}

/** Thermal printers have whole dots: a module of 2.6 dots would be printed as 2 or 3, and readers fail. */
function wholeDots(millimetres: number, dotsPerMillimetre: number | undefined): number {
  if (dotsPerMillimetre === undefined) return millimetres;
  return Math.max(1, Math.floor(millimetres * dotsPerMillimetre + 1e-9)) / dotsPerMillimetre;
}
