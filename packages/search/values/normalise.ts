import { simplified } from './simplified.ts';

const ASCII = /^[\x20-\x7e]*$/u;
const HAN = /\p{Script=Han}/u;

/** Whether a text holds a Chinese character. */
export const hasHan = (text: string): boolean => HAN.test(text);

/**
 * Text as strings are compared: compatibility forms folded (full width to half width), accents off, lower case,
 * traditional characters as simplified ones, white space single (FHIR R4 search.html#string).
 */
export function normalise(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().trim().replace(/ {2,}/gu, ' ');
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
  return hasHan(folded) ? simplified(folded) : folded;
}
