import { member } from '../path/walk.ts';
import { normalise } from '../values/normalise.ts';

/** Whether the narrative (`_text`) or any text of the resource (`_content`) holds every word. */
export function holdsWords(
  { where, words }: { readonly where: '_text' | '_content'; readonly words: readonly string[] },
  resource: object,
): boolean {
  const div = member(member(resource, 'text'), 'div');
  const text = normalise(
    where === '_text' ? plain(typeof div === 'string' ? div : '') : textsOf(resource).map(plain).join(' '),
  );
  return words.every((word) => text.includes(word));
}

/** XHTML without its tags. */
const plain = (xhtml: string): string =>
  xhtml
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&');

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
