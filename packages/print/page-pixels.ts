import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A page as it looks, one byte of brightness for each pixel. */
export interface PagePixels {
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
}

/** For tests: renders every page of a PDF by PDFium, a renderer that is not ours; `dots` are pixels a millimetre. */
export async function renderPages(pdf: Uint8Array, dots = 8): Promise<readonly PagePixels[]> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: PagePixels[] = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({
      scale: (dots * 25.4) / 72,
      render: 'bitmap',
      colorSpace: 'Gray',
    });
    pages.push({ width, height, gray: data.slice(0, width * height) });
  }
  document.destroy();
  library.destroy();
  return pages;
}

/** Dark pixels inside a box of fractions of the page, the whole page by default. */
export function countDark(
  { gray, width, height }: PagePixels,
  box: readonly [left: number, top: number, right: number, bottom: number] = [0, 0, 1, 1],
): number {
  const [left, top, right, bottom] = box;
  let dark = 0;
  for (let y = Math.floor(height * top); y < height * bottom; y++) {
    for (let x = Math.floor(width * left); x < width * right; x++) if ((gray[y * width + x] ?? 255) < 192) dark++;
  }
  return dark;
}

/** For tests: what zxing-cpp, a reader that is not ours, reads on the page: `Code128 RX-1`; GS1 content has its brackets. */
export async function readBarcodes({ gray, width, height }: PagePixels): Promise<readonly string[]> {
  const { prepareZXingModule, readBarcodes: read } = await import('zxing-wasm/reader');
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) },
  });
  const data = new Uint8ClampedArray(width * height * 4);
  for (const [index, value] of gray.entries())
    data.fill(value, index * 4, index * 4 + 3).fill(255, index * 4 + 3, index * 4 + 4);
  const found = await read({ data, width, height, colorSpace: 'srgb' }, { textMode: 'HRI' });
  return found.map(({ format, text }) => `${format} ${text}`);
}
