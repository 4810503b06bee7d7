/** One step of a path of a search parameter. */
export type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'target'; readonly type: string }
  | { readonly kind: 'equals'; readonly name: string; readonly value: string }
  | { readonly kind: 'extension'; readonly url: string }
  | { readonly kind: 'index'; readonly at: number };

/** A path from a type or an element: `Observation.value.ofType(Quantity)` starts at `Observation`. */
export interface Path {
  readonly root: string;
  readonly steps: readonly Step[];
}

const IDENTIFIER = /[A-Za-z_%`][A-Za-z0-9_`-]*/uy;
const WHERE_TARGET = /where\(\s*resolve\(\)\s+is\s+([A-Za-z]+)\s*\)/uy;
const WHERE_EQUALS = /where\(\s*([A-Za-z]+)\s*=\s*'([^']*)'\s*\)/uy;
const OF_TYPE = /(?:ofType|as)\(\s*([A-Za-z]+)\s*\)/uy;
const EXTENSION = /extension\(\s*'([^']*)'\s*\)/uy;
const INDEX = /\[(\d+)\]/uy;
const AS = /\s+as\s+([A-Za-z]+)/uy;

/** Splits a union at the bars outside of parentheses and quotes. */
export function unionTerms(expression: string): readonly string[] {
  const terms: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < expression.length; at++) {
    const char = expression[at];
    if (char === "'") quoted = !quoted;
    if (quoted) continue;
    if (char === '(') depth++;
    if (char === ')') depth--;
    if (char === '|' && depth === 0) {
      terms.push(expression.slice(from, at).trim());
      from = at + 1;
    }
  }
  terms.push(expression.slice(from).trim());
  return terms.filter((term) => term !== '');
}

/**
 * Reads one term of an expression if it is a plain path: fields, `ofType`, `as`, `where(resolve() is X)`,
 * `where(field = 'text')`, `extension('url')` and an index. Anything else is `undefined`: full FHIRPath.
 */
export function parsePath(term: string): Path | undefined {
  const found = readTerm(term, 0);
  return found !== undefined && found.end === term.length ? { root: found.root, steps: found.steps } : undefined;
}

interface Read {
  readonly root: string;
  readonly steps: readonly Step[];
  readonly end: number;
}

function readTerm(text: string, from: number): Read | undefined {
  let head: Read | undefined;
  if (text[from] === '(') {
    const inner = readTerm(text, from + 1);
    if (inner === undefined || text[inner.end] !== ')') return undefined;
    head = { ...inner, end: inner.end + 1 };
  } else {
    const root = match(IDENTIFIER, text, from);
    if (root === undefined) return undefined;
    head = { root: root[0], steps: [], end: from + root[0].length };
  }
  return readSteps(text, head);
}

function readSteps(text: string, head: Read): Read | undefined {
  const steps = [...head.steps];
  let at = head.end;
  for (;;) {
    const index = match(INDEX, text, at);
    const as = match(AS, text, at);
    if (index) {
      steps.push({ kind: 'index', at: Number(index[1]) });
      at += index[0].length;
    } else if (as) {
      steps.push({ kind: 'type', type: as[1] ?? '' });
      at += as[0].length;
    } else if (text[at] === '.') {
      const step = readStep(text, at + 1);
      if (step === undefined) return undefined;
      steps.push(step.step);
      at = step.end;
    } else {
      return { root: head.root, steps, end: at };
    }
  }
}

function readStep(text: string, at: number): { readonly step: Step; readonly end: number } | undefined {
  const type = match(OF_TYPE, text, at);
  if (type) return { step: { kind: 'type', type: type[1] ?? '' }, end: at + type[0].length };
  const target = match(WHERE_TARGET, text, at);
  if (target) return { step: { kind: 'target', type: target[1] ?? '' }, end: at + target[0].length };
  const equals = match(WHERE_EQUALS, text, at);
  if (equals) {
    return { step: { kind: 'equals', name: equals[1] ?? '', value: equals[2] ?? '' }, end: at + equals[0].length };
  }
  const extension = match(EXTENSION, text, at);
  if (extension) return { step: { kind: 'extension', url: extension[1] ?? '' }, end: at + extension[0].length };
  const name = match(IDENTIFIER, text, at);
  if (name === undefined || text[at + name[0].length] === '(') return undefined;
  return { step: { kind: 'field', name: name[0].replaceAll('`', '') }, end: at + name[0].length };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
