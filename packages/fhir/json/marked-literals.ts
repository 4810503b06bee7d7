import { literals, type Json } from './literals.ts';

/** DEL may stand in a JSON string as it is, so a text that holds none, escaped or raw, can carry it as a mark. */
const mark = '\u007f';
const memberNumber = /(":[ \t\r\n]*)(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[,} \t\r\n])/g;

/**
 * The text with every number of an object that would not print back (1.50) made a marked string, so that the native
 * parser keeps it; undefined when the text may hold the mark itself. What looks like such a number within a string
 * breaks the text, because the added quote ends that string.
 */
export function markLiterals(text: string): string | undefined {
  if (text.includes(mark) || text.includes('\\u007')) return undefined;
  return text.replaceAll(memberNumber, (whole, head: string, literal: string) => {
    const value = Number(literal);
    return String(value) === literal || !Number.isFinite(value) ? whole : `${head}"${mark}${literal}"`;
  });
}

/** Turns the marked strings of a freshly parsed value back into numbers that know their literal, in place. */
export function restoreLiterals(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (const item of value) restoreLiterals(item);
    return value;
  }
  const object = value as Record<string, Json>;
  let own: Record<string, string> | undefined;
  for (const key in object) {
    const member = object[key];
    if (typeof member === 'string') {
      if (!member.startsWith(mark)) continue;
      const literal = member.slice(1);
      object[key] = Number(literal);
      (own ??= {})[key] = literal;
    } else if (member !== undefined) restoreLiterals(member);
  }
  return own ? Object.assign(object, { [literals]: own }) : object;
}
