import type { PathCommand } from 'fontkit';
import type { Contour, Point } from './glyph.ts';

/** The closed lines of a path, rounded to whole font units; cubic curves do not occur in TrueType fonts. */
export function outlineOf(commands: readonly PathCommand[]): readonly Contour[] {
  const outline: Point[][] = [];
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args.map(Math.round);
    const contour = outline.at(-1);
    if (command === 'moveTo') outline.push([{ x: a, y: b, on: true }]);
    else if (command === 'lineTo') contour?.push({ x: a, y: b, on: true });
    else if (command === 'quadraticCurveTo') contour?.push({ x: a, y: b, on: false }, { x: c, y: d, on: true });
    else if (command === 'bezierCurveTo') throw new RangeError('a TrueType outline holds no cubic curve');
  }
  return outline.map(withoutRepeatedEnd);
}

/** A closed contour need not say its first point again. */
function withoutRepeatedEnd(contour: readonly Point[]): Contour {
  const [first] = contour;
  const last = contour.at(-1);
  const repeated = contour.length > 1 && last?.on === true && first?.x === last.x && first.y === last.y;
  return repeated ? contour.slice(0, -1) : contour;
}
