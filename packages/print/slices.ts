import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '#kernel';

/** One file of a typeface that a web page would load alone, with the code points that it holds. */
export interface Slice {
  readonly file: string;
  holds(codePoint: number): boolean;
}

/**
 * Punctuation that both typefaces have: full width between Chinese characters, narrow in English
 * (W3C, Requirements for Chinese Text Layout, section 3.1).
 */
const PUNCTUATION_OF_BOTH: ReadonlySet<string> = new Set('“”‘’—…·');

/** The slices of IBM Plex Sans and of Noto Sans SC as their packages list them, Latin first. */
export function listSlices(): readonly Slice[] {
  return [...slicesOf('ibm-plex-sans'), ...slicesOf('noto-sans-sc')];
}

/** The slice that a character is printed from, or undefined where no typeface of the house has it. */
export function sliceFor(slices: readonly Slice[], character: string, language: Language): Slice | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  const chinese = language === 'zh-CN' && PUNCTUATION_OF_BOTH.has(character);
  return chinese ? slices.findLast(({ holds }) => holds(codePoint)) : slices.find(({ holds }) => holds(codePoint));
}

/** `[4]` in the list is the file `noto-sans-sc-4-wght-normal.woff2`; both packages vary in weight from 100 to 700. */
function slicesOf(typeface: string): readonly Slice[] {
  const resolve = (path: string): string =>
    fileURLToPath(import.meta.resolve(`@fontsource-variable/${typeface}/${path}`));
  const list: unknown = JSON.parse(readFileSync(resolve('unicode.json'), 'utf8'));
  return Object.entries(list ?? {}).map(([name, ranges]) => {
    const spans = readRanges(String(ranges));
    return {
      file: resolve(`files/${typeface}-${name.replaceAll(/[[\]]/gu, '')}-wght-normal.woff2`),
      holds: (codePoint) => spans.some(([first, last]) => first <= codePoint && codePoint <= last),
    };
  });
}

/** CSS unicode-range: `U+4E2D,U+5B00-5BFF`. */
function readRanges(ranges: string): readonly (readonly [first: number, last: number])[] {
  return ranges.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/iu, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}
