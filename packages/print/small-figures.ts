import type { Contour } from './glyph.ts';

/** A raised or lowered figure made from a full one, since the slices lack most of them: 10⁹/L, SpO₂. */
export interface SmallFigure {
  readonly figure: string;
  /** Font units that the reduced figure is moved up. */
  readonly raised: number;
}

const SCALE = 0.62;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉₊₋';
const FIGURES = '0123456789+−';

/** What a superscript or subscript figure is made from, or undefined for any other character. */
export function smallFigure(character: string): SmallFigure | undefined {
  const up = SUPERSCRIPTS.indexOf(character);
  if (up >= 0) return { figure: FIGURES.charAt(up), raised: 320 };
  const down = SUBSCRIPTS.indexOf(character);
  return down >= 0 ? { figure: FIGURES.charAt(down), raised: -130 } : undefined;
}

/** The outline reduced and moved. */
export function reduceOutline(outline: readonly Contour[], raised: number): readonly Contour[] {
  return outline.map((contour) =>
    contour.map(({ x, y, on }) => ({
      x: Math.round(x * SCALE),
      y: Math.round(y * SCALE) + raised,
      on,
    })),
  );
}

/** The advance of a reduced figure. */
export const reduceAdvance = (advance: number): number => Math.round(advance * SCALE);
