import { notFhirPath } from '../refusals.ts';

const simple: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '`': '`',
  '\\': '\\',
  '/': '/',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** The text of a quoted string or delimited identifier, escapes resolved (FHIRPath 2.0 §4.1.2). */
export function unescaped(raw: string, expression: string, at: number): string {
  if (!raw.includes('\\')) return raw;
  let text = '';
  for (let i = 0; i < raw.length; i++) {
    const char = raw.charAt(i);
    if (char !== '\\') {
      text += char;
      continue;
    }
    const next = raw.charAt(++i);
    if (next === 'u') {
      const digits = raw.slice(i + 1, i + 5);
      if (!/^[0-9A-Fa-f]{4}$/.test(digits))
        throw notFhirPath(expression, at + i, '\\u 后需要 4 位十六进制数', '\\u needs 4 hexadecimal digits');
      text += String.fromCharCode(Number.parseInt(digits, 16));
      i += 4;
    } else {
      const resolved = simple[next];
      if (resolved === undefined)
        throw notFhirPath(expression, at + i, `没有转义 \\${next}`, `there is no escape \\${next}`);
      text += resolved;
    }
  }
  return text;
}
