import { joinBytes, writeBytes } from './bytes.ts';
import { encodeGlyph } from './glyph.ts';
import { writeTrueType } from './sfnt.ts';

/** One glyph of a font that is built: 1000 units an em. */
export interface FontGlyph {
  readonly codePoint: number;
  readonly advance: number;
  /** As `glyf` holds it; no bytes for a space. */
  readonly outline: Uint8Array;
  /** Points of each contour, for the limits in `maxp`. */
  readonly size: readonly number[];
}

/** Height above and depth below the line: the ideographic em box with the air that accents need. */
const ASCENT = 1000;
const DESCENT = -250;

/** Glyph 0, shown by no text of ours, since missing characters are replaced before: an empty frame. */
const NOTDEF: FontGlyph = {
  codePoint: 0,
  advance: 1000,
  size: [4, 4],
  outline: encodeGlyph([frame(100, 0, 900, 800), frame(150, 50, 850, 750).toReversed()]),
};

/** A static TrueType font of these glyphs, of which the first of a code point counts (OpenType 1.9.1). */
export function buildFont(name: string, glyphs: readonly FontGlyph[]): Uint8Array {
  const unique = [...new Map(glyphs.toReversed().map((glyph) => [glyph.codePoint, glyph])).values()];
  const all = [NOTDEF, ...unique.toSorted((a, b) => a.codePoint - b.codePoint)];
  const outlines = all.map(({ outline }) => joinBytes([outline, new Uint8Array(-outline.length & 3)]));
  let offset = 0;
  const ends = outlines.map(({ length }): [4, number] => [4, (offset += length)]);
  return writeTrueType(
    new Map([
      ['head', head()],
      ['hhea', hhea(all)],
      ['maxp', maxp(all)],
      ['hmtx', writeBytes(all.flatMap(metrics))],
      ['cmap', cmap(all.slice(1))],
      ['loca', writeBytes([[4, 0], ...ends])],
      ['glyf', joinBytes(outlines)],
      ['name', names(name)],
      ['post', writeBytes([[4, 0x00030000], [4, 0], [2, -100], [2, 50], ...zeros(5)])],
    ]),
  );
}

function frame(left: number, bottom: number, right: number, top: number): { x: number; y: number; on: boolean }[] {
  const corners = [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
  ];
  return corners.map(([x = 0, y = 0]) => ({ x, y, on: true }));
}

/** Version 1.0, magic number, 1000 units an em, no dates, whole em as box, long offsets. */
function head(): Uint8Array {
  return writeBytes([
    [4, 0x00010000],
    [4, 0x00010000],
    [4, 0],
    [4, 0x5f0f3cf5],
    [2, 0b11],
    [2, 1000],
    ...zeros(4),
    [2, -200],
    [2, DESCENT],
    [2, 1200],
    [2, ASCENT],
    [2, 0],
    [2, 6],
    [2, 2],
    [2, 1],
    [2, 0],
  ]);
}

function hhea(glyphs: readonly FontGlyph[]): Uint8Array {
  const widest = Math.max(...glyphs.map(({ advance }) => advance));
  return writeBytes([
    [4, 0x00010000],
    [2, ASCENT],
    [2, DESCENT],
    [2, 0],
    [2, widest],
    [2, 0],
    [2, 0],
    [2, widest],
    [2, 1],
    [2, 0],
    ...zeros(3),
    [2, glyphs.length],
  ]);
}

function maxp(glyphs: readonly FontGlyph[]): Uint8Array {
  const points = Math.max(...glyphs.map(({ size }) => size.reduce((sum, count) => sum + count, 0)));
  const contours = Math.max(...glyphs.map(({ size }) => size.length));
  return writeBytes([[4, 0x00010000], [2, glyphs.length], [2, points], [2, contours], [4, 0], [2, 1], ...zeros(4)]);
}

/** Advance and left side bearing; the bearing is the xMin of the outline. */
const metrics = ({ advance, outline }: FontGlyph): [2, number][] => [
  [2, advance],
  [2, outline.length > 3 ? ((outline[2] ?? 0) << 8) | (outline[3] ?? 0) : 0],
];

/** One subtable of format 12 (all planes), for the encoding "Windows, Unicode full repertoire". */
function cmap(glyphs: readonly FontGlyph[]): Uint8Array {
  const groups = glyphs.flatMap(({ codePoint }, index): [4, number][] => [
    [4, codePoint],
    [4, codePoint],
    [4, index + 1],
  ]);
  return writeBytes([
    [2, 0],
    [2, 1],
    [2, 3],
    [2, 10],
    [4, 12],
    [2, 12],
    [2, 0],
    [4, 16 + 12 * glyphs.length],
    [4, 0],
    [4, glyphs.length],
    ...groups,
  ]);
}

/** Name 6, the PostScript name, in UTF-16. */
function names(name: string): Uint8Array {
  const letters = Array.from(name, (letter): [2, number] => [2, letter.charCodeAt(0)]);
  return writeBytes([
    [2, 0],
    [2, 1],
    [2, 18],
    [2, 3],
    [2, 1],
    [2, 0x409],
    [2, 6],
    [2, letters.length * 2],
    [2, 0],
    ...letters,
  ]);
}

/** This many 32-bit zeros. */
const zeros = (count: number): [4, number][] => Array.from({ length: count }, () => [4, 0]);
