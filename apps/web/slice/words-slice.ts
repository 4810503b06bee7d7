import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unpackWoff2 } from '#print';
import { mergeFonts } from './merge.ts';
import { writeWoff2 } from './write-woff2.ts';

/** The slice and the rule that brings it to the page. */
export interface WordsSlice {
  readonly woff2: Uint8Array;
  /** Names the file beside it. */
  readonly css: string;
}

/** The name under which the theme asks for the slice. */
const family = 'Suwen Words';

const resolve = (path: string): string =>
  fileURLToPath(import.meta.resolve(`@fontsource-variable/noto-sans-sc/${path}`));

/** Files of the typeface that hold some characters, by the unicode ranges that its package declares. */
async function filesFor(characters: readonly string[]): Promise<readonly string[]> {
  const declared = JSON.parse(await readFile(resolve('unicode.json'), 'utf8')) as Readonly<Record<string, string>>;
  const points = new Set(characters.map((sign) => sign.codePointAt(0) ?? 0));
  const holds = (ranges: string): boolean =>
    ranges.split(',').some((range) => {
      const [from = 0, to = from] = range
        .replace(/U\+/i, '')
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return [...points].some((point) => from <= point && point <= to);
    });
  return Object.entries(declared)
    .filter(([, ranges]) => holds(ranges))
    .map(([name]) => resolve(`files/noto-sans-sc-${name.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`));
}

/**
 * One font file of exactly the characters that the texts of the screens are written with, instead of dozens of slices that each
 * hold a few of them. Its weight varies as that of the typeface does. @param file its name, for the rule
 */
export async function makeWordsSlice(characters: readonly string[], file: string): Promise<WordsSlice> {
  const files = await Promise.all((await filesFor(characters)).map(async (path) => unpackWoff2(await readFile(path))));
  const range = characters.map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16)}`).join(',');
  return {
    woff2: writeWoff2(mergeFonts(files, characters)),
    css: `@font-face{font-family:'${family}';font-style:normal;font-display:swap;font-weight:100 900;src:url(./${file}) format('woff2');unicode-range:${range}}\n`,
  };
}
