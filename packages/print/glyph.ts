import { joinBytes, writeBytes } from './bytes.ts';

/** A point of a TrueType outline in font units; one that is not `on` the curve controls a quadratic Bézier. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** One closed line of points. */
export type Contour = readonly Point[];

/**
 * A simple glyph as `glyf` holds it (OpenType 1.9.1), all steps as 16-bit words; an empty outline is no bytes at all.
 * `box` is xMin, yMin, xMax, yMax already encoded; without it the box of all points is written.
 */
export function encodeGlyph(outline: readonly Contour[], instructions?: Uint8Array, box?: Uint8Array): Uint8Array {
  const points = outline.flat();
  if (points.length === 0) return new Uint8Array();
  let end = -1;
  const ends = outline.map((contour): [2, number] => [2, (end += contour.length)]);
  const steps = (of: (point: Point) => number): [2, number][] =>
    points.map((point, index) => [2, of(point) - (index === 0 ? 0 : of(points[index - 1] ?? point))]);
  return joinBytes([
    writeBytes([[2, outline.length]]),
    box ?? boxOf(points),
    writeBytes([...ends, [2, instructions?.length ?? 0]]),
    instructions ?? new Uint8Array(),
    writeBytes(points.map(({ on }): [1, number] => [1, on ? 1 : 0])),
    writeBytes(steps(({ x }) => x)),
    writeBytes(steps(({ y }) => y)),
  ]);
}

function boxOf(points: Contour): Uint8Array {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return writeBytes([
    [2, Math.min(...xs)],
    [2, Math.min(...ys)],
    [2, Math.max(...xs)],
    [2, Math.max(...ys)],
  ]);
}
