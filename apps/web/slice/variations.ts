import { bytesOf } from './tables.ts';

/** What varies of the glyphs of a font (OpenType, gvar), per glyph, with the tuples that the glyphs share. */
export interface Variations {
  /** Peaks as they stand, one string of bytes each, so that those of several fonts can be compared. */
  readonly shared: readonly string[];
  readonly of: (glyph: number) => Uint8Array<ArrayBuffer>;
}

const axes = 1;
const tupleBytes = axes * 2;

/** Reads a gvar table of a font with one axis. */
export function readVariations(gvar: DataView): Variations {
  if (gvar.getUint16(4) !== axes) throw new RangeError('only fonts with one axis can be merged');
  const sharedAt = gvar.getUint32(8);
  const shared = Array.from({ length: gvar.getUint16(6) }, (_, at) => {
    const from = sharedAt + at * tupleBytes;
    return bytesOf(gvar, from, from + tupleBytes).join();
  });
  const long = (gvar.getUint16(14) & 1) === 1;
  const dataAt = gvar.getUint32(16);
  const offset = (at: number): number => (long ? gvar.getUint32(20 + at * 4) : gvar.getUint16(20 + at * 2) * 2);
  return { shared, of: (glyph) => bytesOf(gvar, dataAt + offset(glyph), dataAt + offset(glyph + 1)) };
}

/** A glyph's variation with its shared tuples named anew (OpenType, TupleVariationHeader.tupleIndex). */
export function withShared(data: Uint8Array<ArrayBuffer>, renamed: (index: number) => number): Uint8Array<ArrayBuffer> {
  if (data.length === 0) return data;
  const view = new DataView(data.buffer);
  let at = 4;
  for (let left = view.getUint16(0) & 0x0f_ff; left > 0; left -= 1) {
    const index = view.getUint16(at + 2);
    const [embedded, intermediate] = [(index & 0x80_00) !== 0, (index & 0x40_00) !== 0];
    if (!embedded) view.setUint16(at + 2, (index & 0xf0_00) | renamed(index & 0x0f_ff));
    at += 4 + (embedded ? tupleBytes : 0) + (intermediate ? 2 * tupleBytes : 0);
  }
  return data;
}

/** Writes a gvar table with long offsets. */
export function writeVariations(shared: readonly string[], glyphs: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const sharedAt = 20 + (glyphs.length + 1) * 4;
  const dataAt = sharedAt + shared.length * tupleBytes;
  const padded = glyphs.map((glyph) => (glyph.length + 3) & ~3);
  const file = new Uint8Array(dataAt + padded.reduce((sum, size) => sum + size, 0));
  const view = new DataView(file.buffer);
  view.setUint16(0, 1);
  view.setUint16(4, axes);
  view.setUint16(6, shared.length);
  view.setUint32(8, sharedAt);
  view.setUint16(12, glyphs.length);
  view.setUint16(14, 1);
  view.setUint32(16, dataAt);
  for (const [at, tuple] of shared.entries()) file.set(tuple.split(',').map(Number), sharedAt + at * tupleBytes);
  let offset = 0;
  for (const [at, glyph] of glyphs.entries()) {
    view.setUint32(20 + at * 4, offset);
    file.set(glyph, dataAt + offset);
    offset += padded[at] ?? 0;
  }
  view.setUint32(20 + glyphs.length * 4, offset);
  return file;
}
