/** JSON text with two blanks of indentation; touches white space only. */
export function indented(text: string): string {
  let out = '';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfString(text, at);
      out += text.slice(at, end + 1);
      at = end;
    } else if (sign === '{' || sign === '[') {
      const close = sign === '{' ? '}' : ']';
      if (text[at + 1] === close) {
        out += sign + close;
        at += 1;
      } else {
        depth += 1;
        out += `${sign}\n${'  '.repeat(depth)}`;
      }
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
      out += `\n${'  '.repeat(depth)}${sign}`;
    } else if (sign === ',') out += `,\n${'  '.repeat(depth)}`;
    else out += sign === ':' ? ': ' : sign;
  }
  return out;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
