/** Splits at a separator that no backslash precedes; escapes stay for the next level (FHIR R4 search.html#escaping). */
export function splitEscaped(text: string, separator: ',' | '|' | '$'): readonly string[] {
  if (!text.includes('\\')) return text.split(separator);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === separator) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/** Takes the escapes `\,` `\$` `\|` `\\` off. */
export const unescaped = (text: string): string => (text.includes('\\') ? text.replace(/\\([,$|\\])/gu, '$1') : text);
