import bwip from 'bwip-js/node';
import { barcodeContent } from './refusals.ts';

/** The symbologies of the house: bars for handheld readers, matrices where little room is. */
export type Symbology = 'code128' | 'gs1-128' | 'qr' | 'data-matrix' | 'gs1-data-matrix';

/** What a barcode says; GS1 content is written with its identifiers in brackets: `(01)06901234567892(17)270101`. */
export interface Barcode {
  readonly symbology: Symbology;
  readonly text: string;
}

/** A barcode in modules, without its quiet zone. */
export interface Symbol {
  /** Dark rectangles: bars have the height 1 of a one-row symbol. */
  readonly dark: readonly { readonly x: number; readonly y: number; readonly width: number }[];
  readonly columns: number;
  /** 1 for bars, whose height is free. */
  readonly rows: number;
  /** Light modules that must surround it: ISO/IEC 15417 (10), 18004 (4), 16022 (1). */
  readonly quiet: number;
}

type RawSymbols =
  | readonly { readonly sbs: readonly number[] }[]
  | readonly { readonly pixs: readonly number[]; readonly pixx: number; readonly pixy: number }[];

const ENCODER: Readonly<Record<Symbology, { readonly bcid: string; readonly quiet: number }>> = {
  code128: { bcid: 'code128', quiet: 10 },
  'gs1-128': { bcid: 'gs1-128', quiet: 10 },
  qr: { bcid: 'qrcode', quiet: 4 },
  'data-matrix': { bcid: 'datamatrix', quiet: 1 },
  'gs1-data-matrix': { bcid: 'gs1datamatrix', quiet: 1 },
};

/** Encodes the content; QR carries UTF-8 at error correction M. Refuses `print/barcode-content`. */
export function encodeBarcode({ symbology, text }: Barcode): Symbol {
  const { bcid, quiet } = ENCODER[symbology];
  if (text === '') throw barcodeContent(symbology, '""');
  const [symbol] = encode(symbology, bcid, text);
  if (symbol === undefined) throw barcodeContent(symbology, JSON.stringify(text));
  return 'sbs' in symbol ? bars(symbol.sbs, quiet) : matrix(symbol.pixs, symbol.pixx, symbol.pixy, quiet);
}

function encode(symbology: Symbology, bcid: string, text: string): RawSymbols {
  // Bars and DataMatrix carry ISO 8859-1 unless told otherwise; other characters would be read back wrongly.
  if (symbology !== 'qr' && /[^\x20-\x7e]/u.test(text)) throw barcodeContent(symbology, 'ASCII 0x20–0x7E');
  try {
    return bwip.raw(bcid, text, symbology === 'qr' ? 'eclevel=M' : '');
  } catch (error) {
    throw barcodeContent(symbology, error instanceof Error ? error.message : String(error));
  }
}

/** `widths` alternate bar, space, bar … */
function bars(widths: readonly number[], quiet: number): Symbol {
  let x = 0;
  const dark = widths.flatMap((width, index) => {
    const bar = index % 2 === 0 ? [{ x, y: 0, width }] : [];
    x += width;
    return bar;
  });
  return { dark, columns: x, rows: 1, quiet };
}

/** Neighbours in a row become one rectangle. */
function matrix(pixels: readonly number[], columns: number, rows: number, quiet: number): Symbol {
  const dark: { x: number; y: number; width: number }[] = [];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (pixels[y * columns + x] !== 1) continue;
      const last = dark.at(-1);
      if (last?.y === y && last.x + last.width === x) last.width++;
      else dark.push({ x, y, width: 1 });
    }
  }
  return { dark, columns, rows, quiet };
}
