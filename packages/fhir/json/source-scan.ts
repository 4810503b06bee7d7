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

/** Whether a text opens more than `levels` arrays and objects within one another; it need not be valid. */
export function isDeeperThan(levels: number, text: string): boolean {
  let depth = 0;
  let within = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) within = !within;
    else if (within) at += code === backslash ? 1 : 0;
    else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > levels) return true;
    } else if (code === 93 || code === 125) depth -= 1;
  }
  return false;
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
