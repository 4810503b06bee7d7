/** The tables of a TrueType file by their four-letter tag, as views into it. */
export type Tables = ReadonlyMap<string, DataView>;

/** Reads the table directory (OpenType 1.9.1, Organization of an OpenType font). */
export function readTables(file: Uint8Array): Tables {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, DataView>();
  for (let at = 0; at < view.getUint16(4); at += 1) {
    const entry = 12 + at * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(entry + letter)));
    tables.set(tag, new DataView(file.buffer, file.byteOffset + view.getUint32(entry + 8), view.getUint32(entry + 12)));
  }
  return tables;
}

/** A table that must be there. @throws RangeError by the name of the table */
export function tableOf(tables: Tables, tag: string): DataView {
  const table = tables.get(tag);
  if (!table) throw new RangeError(`the font has no table ${tag}`);
  return table;
}

/** The bytes of a part of a table, copied. */
export const bytesOf = (view: DataView, from = 0, to: number = view.byteLength): Uint8Array<ArrayBuffer> =>
  new Uint8Array(view.buffer, view.byteOffset + from, to - from).slice();

/** Glyph id by code point, from the widest Unicode subtable (cmap formats 12 and 4). */
export function readCmap(cmap: DataView): ReadonlyMap<number, number> {
  const subtables = Array.from({ length: cmap.getUint16(2) }, (_, at) => cmap.getUint32(8 + at * 8));
  const wide = subtables.find((at) => cmap.getUint16(at) === 12);
  if (wide !== undefined) return readFormat12(cmap, wide);
  const narrow = subtables.find((at) => cmap.getUint16(at) === 4);
  if (narrow === undefined) throw new RangeError('the font has no Unicode cmap');
  return readFormat4(cmap, narrow);
}

function readFormat12(cmap: DataView, at: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let group = 0; group < cmap.getUint32(at + 12); group += 1) {
    const from = at + 16 + group * 12;
    const [first, last, glyph] = [cmap.getUint32(from), cmap.getUint32(from + 4), cmap.getUint32(from + 8)];
    for (let point = first; point <= last; point += 1) glyphs.set(point, glyph + point - first);
  }
  return glyphs;
}

function readFormat4(cmap: DataView, at: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const double = cmap.getUint16(at + 6);
  const [ends, starts, deltas, ranges] = [at + 14, at + 16 + double, at + 16 + 2 * double, at + 16 + 3 * double];
  for (let segment = 0; segment < double; segment += 2) {
    const [first, last] = [cmap.getUint16(starts + segment), cmap.getUint16(ends + segment)];
    const [delta, range] = [cmap.getUint16(deltas + segment), cmap.getUint16(ranges + segment)];
    for (let point = first; point <= last && point < 0xff_ff; point += 1) {
      const raw = range === 0 ? point : cmap.getUint16(ranges + segment + range + (point - first) * 2);
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xff_ff;
      if (glyph !== 0) glyphs.set(point, glyph);
    }
  }
  return glyphs;
}
