import type { Concept } from './concept.ts';

/** Folds case, width and accents, so that `cafe` finds `Café`. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** A test whether a concept has every word of `text` in its code, display or a designation. */
export function textMatcher(text: string): (concept: Concept) => boolean {
  const words = folded(text).split(/\s+/u).filter(Boolean);
  return (concept) => {
    const names = [concept.code, concept.display ?? '', ...concept.designations.map(({ value }) => value)];
    const all = folded(names.join('\n'));
    return words.every((word) => all.includes(word));
  };
}
