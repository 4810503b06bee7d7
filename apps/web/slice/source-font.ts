import { bytesOf, readCmap, readTables, tableOf, type Tables } from './tables.ts';
import { readVariations, type Variations } from './variations.ts';

/** A TrueType font that glyphs are taken from. */
export interface SourceFont {
  readonly tables: Tables;
  readonly glyphs: ReadonlyMap<number, number>;
  readonly variations: Variations;
  readonly outline: (glyph: number) => Uint8Array<ArrayBuffer>;
  /** Advance width and left side bearing, in units of the em. */
  readonly metrics: (glyph: number) => readonly [advance: number, bearing: number];
}

/** Opens an unpacked font. */
export function openSource(file: Uint8Array): SourceFont {
  const tables = readTables(file);
  const [glyf, loca, hmtx] = [tableOf(tables, 'glyf'), tableOf(tables, 'loca'), tableOf(tables, 'hmtx')];
  const long = tableOf(tables, 'head').getInt16(50) === 1;
  const full = tableOf(tables, 'hhea').getUint16(34);
  const offset = (at: number): number => (long ? loca.getUint32(at * 4) : loca.getUint16(at * 2) * 2);
  return {
    tables,
    glyphs: readCmap(tableOf(tables, 'cmap')),
    variations: readVariations(tableOf(tables, 'gvar')),
    outline: (glyph) => bytesOf(glyf, offset(glyph), offset(glyph + 1)),
    metrics: (glyph) => {
      const advance = hmtx.getUint16(Math.min(glyph, full - 1) * 4);
      return [advance, glyph < full ? hmtx.getInt16(glyph * 4 + 2) : hmtx.getInt16(full * 4 + (glyph - full) * 2)];
    },
  };
}

/** Where the parts of a composite glyph name their glyphs (OpenType, glyf, composite glyph description); none for a simple one. */
export function partsOf(outline: Uint8Array<ArrayBuffer>): readonly number[] {
  const view = new DataView(outline.buffer);
  if (outline.length === 0 || view.getInt16(0) >= 0) return [];
  const places: number[] = [];
  let at = 10;
  for (let flags = 0x20; (flags & 0x20) !== 0;) {
    flags = view.getUint16(at);
    places.push(at + 2);
    const scale = (flags & 0x08) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0;
    at += 4 + ((flags & 1) !== 0 ? 4 : 2) + scale;
  }
  return places;
}
