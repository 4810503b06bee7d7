import type { Concept } from './concept.ts';

/** The primary tag of a language: `zh` of `zh-CN`. */
const primary = (language: string): string => language.toLowerCase().split('-', 1)[0] ?? '';

/** How well a language meets the wish, a tag or a list of tags (`en, en-AU;q=0.5`): 2 exactly, 1 by a primary tag, 0 not. */
function nearness(language: string | undefined, wish: string): 0 | 1 | 2 {
  if (language === undefined) return 0;
  const tags = wish.split(',').map((tag) => (tag.split(';', 1)[0] ?? '').trim().toLowerCase());
  if (tags.includes(language.toLowerCase())) return 2;
  return tags.some((tag) => primary(tag) === primary(language)) ? 1 : 0;
}

/**
 * The display of a concept in the wished language (BCP-47), or its own display if there is none in that language.
 * `language` is that of the code system's displays.
 */
export function displayIn(concept: Concept, wish: string | undefined, language?: string): string | undefined {
  if (wish === undefined) return concept.display;
  let best: string | undefined = concept.display;
  let rank: number = concept.display === undefined ? 0 : nearness(language, wish);
  for (const designation of concept.designations) {
    const near = nearness(designation.language, wish);
    if (near > rank) [best, rank] = [designation.value, near];
  }
  return best;
}

/**
 * Every text that counts as a right display of the concept: those in the wished language, or all where it has none
 * in that language.
 */
export function displaysOf(concept: Concept, wish?: string, language?: string): readonly string[] {
  const all = [
    ...(concept.display === undefined ? [] : [{ language, value: concept.display }]),
    ...concept.designations,
  ];
  const wished = wish === undefined ? [] : all.filter((one) => nearness(one.language, wish) > 0);
  return (wished.length === 0 ? all : wished).map(({ value }) => value);
}
