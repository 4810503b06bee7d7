import type { Words } from '#kernel';

/** Pinyin of characters that the typefaces may lack: `{ '𠮷': 'jí' }`. */
export type Readings = Readonly<Record<string, string>>;

/** Something that the reader of the paper must know; the print was made all the same. */
export interface PrintFinding {
  readonly code: 'print/glyph-missing';
  readonly character: string;
  /** What stands on the paper instead. */
  readonly printedAs: string;
  readonly words: Words;
}

/** Stands for a character without a glyph, as Chinese and Japanese typesetters do (U+3013 GETA MARK). */
const SUBSTITUTE = '〓';

/** Characters that steer and show nothing: controls but line feed, joiners, marks of direction, variation selectors. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

/** Every character of every string inside `value`, and what may be printed instead of one. */
export function charactersOf(value: unknown): ReadonlySet<string> {
  const characters = new Set<string>(SUBSTITUTE + '()');
  const visit = (part: unknown): void => {
    if (typeof part === 'string') for (const character of cleaned(part)) characters.add(character);
    else if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  characters.delete('\n');
  return characters;
}

/** The text as it can be printed: a missing character becomes 〓, followed by its pinyin where that is known. */
export function printable(text: string, missing: ReadonlySet<string>, readings: Readings = {}): string {
  return Array.from(cleaned(text), (character) =>
    missing.has(character) ? stand(character, readings) : character,
  ).join('');
}

/** One finding for each missing character. */
export function findingsFor(missing: ReadonlySet<string>, readings: Readings = {}): readonly PrintFinding[] {
  return Array.from(missing, (character) => {
    const printedAs = stand(character, readings);
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return {
      code: 'print/glyph-missing',
      character,
      printedAs,
      words: {
        'zh-CN': `字体中没有“${character}”(${code}),印作“${printedAs}”`,
        en: `The typefaces have no “${character}” (${code}); printed as “${printedAs}”`,
      },
    };
  });
}

const cleaned = (text: string): string =>
  text.normalize('NFC').replaceAll('\t', ' ').replaceAll('\r\n', '\n').replaceAll(INVISIBLE, '');

function stand(character: string, readings: Readings): string {
  const reading = readings[character];
  return reading === undefined ? SUBSTITUTE : `${SUBSTITUTE}(${reading})`;
}
