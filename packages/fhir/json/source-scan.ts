const quote = 34;
const backslash = 92;
const space = 32;

/** How many characters escapes add to a JSON text: `\n` one, `\u4e2d` five. */
export function escapeSurplus(text: string): number {
  let surplus = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
    surplus += text.charCodeAt(at + 1) === 117 ? 5 : 1;
  }
  return surplus;
}

/** How many characters of white space stand outside the strings of a valid JSON text. */
export function outerWhitespace(text: string): number {
  let count = 0;
  let within = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) within = !within;
    else if (within) at += code === backslash ? 1 : 0;
    else if (code <= space) count += 1;
  }
  return count;
}

/**
 * Whether a JSON text in UTF-8 opens more than `levels` arrays and objects within one another; it need not be valid.
 * Over bytes this costs a fifth of native parsing, over a string more than half.
 */
export function isDeeperThan(levels: number, bytes: Uint8Array): boolean {
  let depth = 0;
  let at = 0;
  while (at < bytes.length) {
    const code = bytes[at] ?? 0;
    at += 1;
    if (code === quote) at = endOfString(bytes, at);
    // Brackets and braces differ in bit 5 alone: 0x5b and 0x7b, 0x5d and 0x7d.
    else if ((code | 0x20) === 0x7b) {
      depth += 1;
      if (depth > levels) return true;
    } else if ((code | 0x20) === 0x7d) depth -= 1;
  }
  return false;
}

/** The place after the quote that ends the string which begins at `start`. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const code = bytes[at];
    at += code === backslash ? 2 : 1;
    if (code === quote) break;
  }
  return at;
}

const exponent = /[eE][+-]?\d+(?:[,}\]\s]|$)/;

/** Whether something like a number with an exponent stands in the text (a string may look like one). */
export const mayHaveExponent = (text: string): boolean => exponent.test(text);

/** Whether the text holds these numbers, so printed and in this order. */
export function holdsNumbers(numbers: readonly string[], text: string): boolean {
  let at = 0;
  for (const number of numbers) {
    at = text.indexOf(number, at);
    while (at >= 0 && !standsAlone(text, at, at + number.length)) at = text.indexOf(number, at + 1);
    if (at < 0) return false;
    at += number.length;
  }
  return true;
}

const standsAlone = (text: string, start: number, end: number): boolean =>
  (start === 0 || ':,[ \t\r\n'.includes(text.charAt(start - 1))) && ',]} \t\r\n'.includes(text.charAt(end));
