/**
 * The code with the inside of comments, strings, templates and regular expressions blanked, character by character: what
 * is left is code, at its place. Text between JSX tags stays; an apostrophe there opens no string, as none ends on its line.
 */
export function blank(code: string): string {
  const out = code.split('');
  for (let at = 0; at < code.length;) at = step(code, at, out);
  return out.join('');
}

function step(code: string, at: number, out: string[]): number {
  const two = code.slice(at, at + 2);
  if (two === '//') return wipe(out, at, endOf(code, '\n', at));
  if (two === '/*') return wipe(out, at, endOf(code, '*/', at + 2) + 2);
  const sign = code[at];
  if (sign === "'" || sign === '"') return quoted(code, at, out);
  if (sign === '`') return template(code, at, out);
  if (sign === '/' && expressionMayBegin(code, at)) return expression(code, at, out);
  return at + 1;
}

const endOf = (code: string, mark: string, from: number): number => {
  const found = code.indexOf(mark, from);
  return found === -1 ? code.length : found;
};

function wipe(out: string[], from: number, to: number): number {
  for (let at = from; at < to && at < out.length; at += 1) if (out[at] !== '\n') out[at] = ' ';
  return to;
}

function quoted(code: string, start: number, out: string[]): number {
  for (let at = start + 1; at < code.length && code[at] !== '\n'; at += 1) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === code[start]) {
      wipe(out, start + 1, at);
      return at + 1;
    }
  }
  return start + 1;
}

/** What stands in `${…}` is code again. */
function template(code: string, start: number, out: string[]): number {
  let at = start + 1;
  while (at < code.length && code[at] !== '`') {
    if (code[at] === '\\') at = wipe(out, at, at + 2);
    else if (code.startsWith('${', at)) at = substitution(code, at + 2, out);
    else at = wipe(out, at, at + 1);
  }
  return at + 1;
}

function substitution(code: string, start: number, out: string[]): number {
  let depth = 1;
  let at = start;
  while (at < code.length && depth > 0) {
    if (code[at] === '{') depth += 1;
    if (code[at] === '}') depth -= 1;
    at = depth === 0 ? at + 1 : step(code, at, out);
  }
  return at;
}

/** A slash divides after a value and opens an expression elsewhere. */
function expressionMayBegin(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 20), at).trimEnd();
  return /(^|[=(,:;!&|?{}[+\-*%~^]|=>|\b(return|typeof|case|in|of|await|yield))$/.test(before);
}

function expression(code: string, start: number, out: string[]): number {
  let inClass = false;
  for (let at = start + 1; at < code.length && code[at] !== '\n'; at += 1) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === '[') inClass = true;
    else if (code[at] === ']') inClass = false;
    else if (code[at] === '/' && !inClass) {
      wipe(out, start + 1, at);
      return at + 1;
    }
  }
  return start + 1;
}
