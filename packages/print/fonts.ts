import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import type { Language } from '#kernel';
import { buildFont, type FontGlyph } from './font.ts';
import { encodeGlyph } from './glyph.ts';
import { outlineOf } from './outline.ts';
import { listSlices, sliceFor, type Slice } from './slices.ts';
import { reduceAdvance, reduceOutline, smallFigure } from './small-figures.ts';
import { unpackWoff2 } from './woff2.ts';

/** TrueType files that hold exactly the characters asked for, and the characters that no typeface of the house has. */
export interface FontSet {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly missing: ReadonlySet<string>;
}

/** The typefaces of the house, opened once by whoever prints; glyphs that were used stay in memory (about 300 bytes each). */
export interface Fonts {
  /** The fonts for a text in `language`: punctuation that both scripts share is full width in Chinese. */
  fontsFor(characters: ReadonlySet<string>, language: Language): FontSet;
}

/** Reads the lists of slices; a slice is read and unpacked when one of its characters is first asked for. */
export function openFonts(): Fonts {
  const slices = listSlices();
  const glyphs = new Map<string, FontGlyph>();
  return {
    fontsFor(characters, language) {
      const bySlice = Map.groupBy(characters, (character) =>
        sliceFor(slices, smallFigure(character)?.figure ?? character, language),
      );
      const missing = new Set(bySlice.get(undefined));
      bySlice.delete(undefined);
      const regular: FontGlyph[] = [];
      const bold: FontGlyph[] = [];
      for (const [slice, members] of bySlice) {
        if (slice === undefined) continue;
        readGlyphs(glyphs, slice, members);
        for (const character of members) {
          const thin = glyphs.get(`400 ${slice.file} ${character}`);
          const thick = glyphs.get(`600 ${slice.file} ${character}`);
          if (thin && thick) {
            regular.push(thin);
            bold.push(thick);
          } else missing.add(character);
        }
      }
      return {
        regular: buildFont('Suwen-Regular', regular),
        bold: buildFont('Suwen-SemiBold', bold),
        missing,
      };
    },
  };
}

/** Reads the members that were never read, in both weights, so that each slice is unpacked once a call at most. */
function readGlyphs(glyphs: Map<string, FontGlyph>, { file }: Slice, members: readonly string[]): void {
  const unread = members.filter((character) => !glyphs.has(`400 ${file} ${character}`));
  if (unread.length === 0) return;
  const variable = fontkit.create(Buffer.from(unpackWoff2(readFileSync(file))));
  for (const weight of [400, 600] as const) {
    const font = variable.getVariation({ wght: weight });
    for (const character of unread) {
      const glyph = readGlyph(font, character);
      if (glyph) glyphs.set(`${weight} ${file} ${character}`, glyph);
    }
  }
}

function readGlyph(font: fontkit.Font, character: string): FontGlyph | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  const small = smallFigure(character);
  const source = small?.figure.codePointAt(0) ?? codePoint;
  if (!font.hasGlyphForCodePoint(source)) return undefined;
  const glyph = font.glyphForCodePoint(source);
  const whole = outlineOf(glyph.path.commands);
  const outline = small ? reduceOutline(whole, small.raised) : whole;
  const advance = Math.round(glyph.advanceWidth);
  return {
    codePoint,
    advance: small ? reduceAdvance(advance) : advance,
    outline: encodeGlyph(outline),
    size: outline.map(({ length }) => length),
  };
}
