import { openSource, partsOf, type SourceFont } from './source-font.ts';
import { bytesOf, tableOf } from './tables.ts';
import { withShared, writeVariations } from './variations.ts';

/** Tables that say the same in all slices of one typeface and are taken from the first. */
const common = ['OS/2', 'STAT', 'avar', 'fvar', 'gasp', 'name', 'post', 'prep'];

interface Taken {
  readonly font: SourceFont;
  readonly glyph: number;
}

/**
 * Makes one variable TrueType font of some characters that lie in several slices of the same typeface: outlines, metrics and
 * weights are those of the slices; layout features (GSUB, GPOS) and vertical metrics are left out.
 * @returns its tables by tag
 * @throws RangeError where a character is in none of the files
 */
export function mergeFonts(
  files: readonly Uint8Array[],
  characters: readonly string[],
): ReadonlyMap<string, Uint8Array> {
  const fonts = files.map(openSource);
  const [first] = fonts;
  if (!first) throw new RangeError('there is no font to take characters from');
  const taken: Taken[] = [{ font: first, glyph: 0 }];
  const points = characters.map((sign): readonly [point: number, glyph: number] => {
    const point = sign.codePointAt(0) ?? 0;
    const font = fonts.find(({ glyphs }) => glyphs.has(point));
    if (!font) throw new RangeError(`no font has the character ${sign}`);
    return [point, take(taken, font, font.glyphs.get(point) ?? 0)];
  });
  // Parts of composite glyphs join the list while it is walked.
  const outlines: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < taken.length; at += 1) outlines.push(outlineOf(taken, taken[at] ?? { font: first, glyph: 0 }));
  return new Map<string, Uint8Array>([
    ...common.map((tag) => [tag, bytesOf(tableOf(first.tables, tag))] as const),
    ...outlineTables(outlines),
    ['gvar', variationsOf(taken)],
    ['hmtx', metricsOf(taken)],
    ['cmap', cmapOf(points.toSorted(([a], [b]) => a - b))],
    ['head', patched(first, 'head', [[50, 1]])],
    ['hhea', patched(first, 'hhea', [[34, taken.length]])],
    ['maxp', maximaOf(fonts, taken.length)],
  ]);
}

/** The new number of a glyph; taken once however often it is named. */
function take(taken: Taken[], font: SourceFont, glyph: number): number {
  const known = taken.findIndex((one) => one.font === font && one.glyph === glyph);
  return known === -1 ? taken.push({ font, glyph }) - 1 : known;
}

function outlineOf(taken: Taken[], { font, glyph }: Taken): Uint8Array<ArrayBuffer> {
  const outline = font.outline(glyph);
  const view = new DataView(outline.buffer);
  for (const at of partsOf(outline)) view.setUint16(at, take(taken, font, view.getUint16(at)));
  return outline;
}

function outlineTables(outlines: readonly Uint8Array[]): readonly (readonly [string, Uint8Array])[] {
  const loca = new Uint8Array((outlines.length + 1) * 4);
  const view = new DataView(loca.buffer);
  let offset = 0;
  for (const [at, outline] of outlines.entries()) {
    view.setUint32(at * 4, offset);
    offset += (outline.length + 3) & ~3;
  }
  view.setUint32(outlines.length * 4, offset);
  const glyf = new Uint8Array(offset);
  for (const [at, outline] of outlines.entries()) glyf.set(outline, view.getUint32(at * 4));
  return [
    ['glyf', glyf],
    ['loca', loca],
  ];
}

function variationsOf(taken: readonly Taken[]): Uint8Array {
  const shared = [...new Set(taken.flatMap(({ font }) => font.variations.shared))];
  const glyphs = taken.map(({ font, glyph }) =>
    withShared(font.variations.of(glyph), (index) => shared.indexOf(font.variations.shared[index] ?? '')),
  );
  return writeVariations(shared, glyphs);
}

function metricsOf(taken: readonly Taken[]): Uint8Array {
  const hmtx = new Uint8Array(taken.length * 4);
  const view = new DataView(hmtx.buffer);
  for (const [at, { font, glyph }] of taken.entries()) {
    const [advance, bearing] = font.metrics(glyph);
    view.setUint16(at * 4, advance);
    view.setInt16(at * 4 + 2, bearing);
  }
  return hmtx;
}

/** One subtable of format 12 for the whole of Unicode (platform 3, encoding 10), a group for each character. */
function cmapOf(points: readonly (readonly [point: number, glyph: number])[]): Uint8Array {
  const cmap = new Uint8Array(28 + points.length * 12);
  const view = new DataView(cmap.buffer);
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, 12);
  view.setUint16(12, 12);
  view.setUint32(16, 16 + points.length * 12);
  view.setUint32(24, points.length);
  for (const [at, [point, glyph]] of points.entries()) {
    view.setUint32(28 + at * 12, point);
    view.setUint32(32 + at * 12, point);
    view.setUint32(36 + at * 12, glyph);
  }
  return cmap;
}

function patched(
  { tables }: SourceFont,
  tag: string,
  fields: readonly (readonly [at: number, value: number])[],
): Uint8Array {
  const bytes = bytesOf(tableOf(tables, tag));
  const view = new DataView(bytes.buffer);
  for (const [at, value] of fields) view.setUint16(at, value);
  return bytes;
}

/** The greatest of each maximum, so that every glyph fits (OpenType, maxp version 1.0). */
function maximaOf(fonts: readonly SourceFont[], glyphs: number): Uint8Array {
  const all = fonts.map(({ tables }) => tableOf(tables, 'maxp'));
  const bytes = bytesOf(all[0] ?? new DataView(new ArrayBuffer(32)));
  const view = new DataView(bytes.buffer);
  for (let at = 6; at < bytes.length; at += 2) view.setUint16(at, Math.max(...all.map((maxp) => maxp.getUint16(at))));
  view.setUint16(4, glyphs);
  return bytes;
}
