import type { Concept } from './concept.ts';

/** The primary tag of a language: `zh` of `zh-CN`. */
const primary = (language: string): string => language.toLowerCase().split('-', 1)[0] ?? '';

/** How well a language meets the wish: 2 exactly, 1 by its primary tag, 0 not. */
function nearness(language: string | undefined, wish: string): 0 | 1 | 2 {
  if (language === undefined) return 0;
  if (language.toLowerCase() === wish.toLowerCase()) return 2;
  return primary(language) === primary(wish) ? 1 : 0;
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

/** Every text that counts as a right display of the concept. */
export const displaysOf = (concept: Concept): readonly string[] => [
  ...(concept.display === undefined ? [] : [concept.display]),
  ...concept.designations.map(({ value }) => value),
];
