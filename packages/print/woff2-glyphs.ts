import { joinBytes, readBytes, writeBytes, type ByteReader } from './bytes.ts';
import { encodeGlyph, type Contour } from './glyph.ts';

/** The two tables that WOFF2 stores in a transformed way. */
export interface RestoredGlyphs {
  readonly glyf: Uint8Array;
  /** 32-bit offsets. */
  readonly loca: Uint8Array;
}

interface Streams {
  readonly contours: ByteReader;
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly glyphs: ByteReader;
  readonly composites: ByteReader;
  readonly boxBitmap: Uint8Array;
  readonly boxes: ByteReader;
  readonly instructions: ByteReader;
}

/** Undoes the transform of `glyf` and `loca` (W3C WOFF 2.0, section 5.1 and 5.2). */
export function restoreGlyphs(transformed: Uint8Array): RestoredGlyphs {
  const header = readBytes(transformed);
  header.skip(4);
  const count = header.u16();
  header.skip(2);
  const lengths = Array.from({ length: 7 }, () => header.u32());
  const [contours, points, flags, glyphs, composites, boxes, instructions] = lengths.map((length) =>
    header.take(length),
  );
  const bitmapLength = 4 * Math.floor((count + 31) / 32);
  const open = (bytes: Uint8Array | undefined): ByteReader => readBytes(bytes ?? new Uint8Array());
  const streams: Streams = {
    contours: open(contours),
    points: open(points),
    flags: open(flags),
    glyphs: open(glyphs),
    composites: open(composites),
    boxBitmap: boxes?.subarray(0, bitmapLength) ?? new Uint8Array(),
    boxes: open(boxes?.subarray(bitmapLength)),
    instructions: open(instructions),
  };
  const restored = Array.from({ length: count }, (_, index) => padded(restoreGlyph(streams, index)));
  let offset = 0;
  const offsets = restored.map((glyph) => (offset += glyph.length));
  return {
    glyf: joinBytes(restored),
    loca: writeBytes([[4, 0], ...offsets.map((end): [4, number] => [4, end])]),
  };
}

function restoreGlyph(streams: Streams, index: number): Uint8Array {
  const contours = streams.contours.i16();
  const hasBox = ((streams.boxBitmap[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
  if (contours === 0) return new Uint8Array();
  if (contours < 0) return restoreComposite(streams);
  const counts = Array.from({ length: contours }, () => read255(streams.points));
  let x = 0;
  let y = 0;
  const outline: Contour[] = counts.map((points) =>
    Array.from({ length: points }, () => {
      const flag = streams.flags.u8();
      const [dx, dy] = readTriplet(streams.glyphs, flag & 127);
      x += dx;
      y += dy;
      return { x, y, on: flag < 128 };
    }),
  );
  const instructions = streams.instructions.take(read255(streams.glyphs));
  return encodeGlyph(outline, instructions, hasBox ? streams.boxes.take(8) : undefined);
}

/** A composite keeps its own encoding; its box is always stored. */
function restoreComposite({ boxes, composites, glyphs, instructions }: Streams): Uint8Array {
  const parts: Uint8Array[] = [writeBytes([[2, -1]]), boxes.take(8)];
  let hasInstructions = false;
  for (let more = true; more;) {
    const flags = composites.u16();
    // OpenType "glyf": words or bytes as arguments, then one, two or four F2Dot14 of scale.
    const length = 2 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0);
    parts.push(writeBytes([[2, flags]]), composites.take(length));
    hasInstructions ||= (flags & 256) !== 0;
    more = (flags & 32) !== 0;
  }
  if (hasInstructions) {
    const length = read255(glyphs);
    parts.push(writeBytes([[2, length]]), instructions.take(length));
  }
  return joinBytes(parts);
}

/** 255UInt16 (section 4.1). */
function read255(reader: ByteReader): number {
  const code = reader.u8();
  if (code === 253) return reader.u16();
  if (code === 254) return reader.u8() + 506;
  if (code === 255) return reader.u8() + 253;
  return code;
}

/** One step from point to point: the triplet encoding of section 5.2, whose table of 128 rows these branches spell. */
function readTriplet(reader: ByteReader, flag: number): readonly [dx: number, dy: number] {
  const signed = (value: number, positive: number): number => (positive & 1 ? value : -value);
  const first = reader.u8();
  if (flag < 10) return [0, signed(first + ((flag & 14) << 7), flag)];
  if (flag < 20) return [signed(first + (((flag - 10) & 14) << 7), flag), 0];
  if (flag < 84) {
    const row = flag - 20;
    return [signed(1 + (row & 48) + (first >> 4), flag), signed(1 + ((row & 12) << 2) + (first & 15), flag >> 1)];
  }
  const second = reader.u8();
  if (flag < 120) {
    const row = flag - 84;
    const dx = 1 + (Math.floor(row / 12) << 8) + first;
    return [signed(dx, flag), signed(1 + (((row % 12) >> 2) << 8) + second, flag >> 1)];
  }
  const third = reader.u8();
  if (flag < 124) return [signed((first << 4) + (second >> 4), flag), signed(((second & 15) << 8) + third, flag >> 1)];
  return [signed((first << 8) + second, flag), signed((third << 8) + reader.u8(), flag >> 1)];
}

const padded = (glyph: Uint8Array): Uint8Array => joinBytes([glyph, new Uint8Array(-glyph.length & 3)]);
