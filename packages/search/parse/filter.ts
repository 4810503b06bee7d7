import { badFilter } from '../refusals.ts';
import type { BuildContext } from './build-context.ts';
import { all, any, type Condition } from './condition.ts';
import { filterCondition } from './filter-condition.ts';

/**
 * Reads `_filter` (FHIR R4 search_filter.html): comparisons joined by `and` and `or` from left to right, `not (…)`,
 * parentheses, chained paths, and `path[filter].rest` for a condition on the same target.
 */
export function buildFilter(type: string, text: string, context: BuildContext): Condition {
  const reader: Reader = { text, at: 0, context };
  const found = readFilter(reader, type);
  skipSpace(reader);
  if (reader.at < text.length) throw badFilter(reader.at, { zh: 'and、or 或结尾', en: 'and, or, or the end' });
  return found;
}

interface Reader {
  readonly text: string;
  at: number;
  readonly context: BuildContext;
}

function readFilter(reader: Reader, type: string): Condition {
  let left = readOperand(reader, type);
  for (;;) {
    const word = take(reader, /\s+(and|or)\s+|\s*(and|or)(?=\s*\()/uy);
    if (word === undefined) return left;
    const right = readOperand(reader, type);
    left = (word[1] ?? word[2]) === 'and' ? all([left, right]) : any([left, right]);
  }
}

function readOperand(reader: Reader, type: string): Condition {
  skipSpace(reader);
  if (take(reader, /not\s*(?=\()/uy) !== undefined) return { op: 'not', of: readGroup(reader, type) };
  return reader.text[reader.at] === '(' ? readGroup(reader, type) : readComparison(reader, type);
}

function readGroup(reader: Reader, type: string): Condition {
  reader.at++;
  const found = readFilter(reader, type);
  skipSpace(reader);
  if (reader.text[reader.at] !== ')') throw badFilter(reader.at, { zh: ')', en: ')' });
  reader.at++;
  return found;
}

function readComparison(reader: Reader, type: string): Condition {
  const name = take(reader, /[A-Za-z_][A-Za-z0-9_-]*(?::[A-Za-z]+)?/uy);
  if (name === undefined) throw badFilter(reader.at, { zh: '检索参数名', en: 'the name of a search parameter' });
  const [head] = name;
  if (reader.text[reader.at] === '[') return readBracket(reader, type, head);
  if (reader.text[reader.at] === '.') {
    reader.at++;
    return chained(reader, type, head, (target) => readComparison(reader, target));
  }
  const operator = take(reader, /\s+([a-z]{2})\s+/uy)?.[1];
  if (operator === undefined)
    throw badFilter(reader.at, { zh: '比较符(eq、co、gt 等)', en: 'an operator (eq, co, gt …)' });
  return filterCondition(type, head, operator, readValue(reader), reader.context);
}

/** `subject[gender eq male].name sw "a"`: both on the same target. */
function readBracket(reader: Reader, type: string, head: string): Condition {
  return chained(reader, type, head, (target) => {
    reader.at++;
    const inner = readFilter(reader, target);
    if (reader.text[reader.at] !== ']') throw badFilter(reader.at, { zh: ']', en: ']' });
    reader.at++;
    if (reader.text[reader.at] !== '.') return inner;
    reader.at++;
    return all([inner, readComparison(reader, target)]);
  });
}

/** Reads the rest once for each target type, from the same place. */
function chained(reader: Reader, type: string, head: string, rest: (target: string) => Condition): Condition {
  const from = reader.at;
  let end = from;
  const { context } = reader;
  const rests: BuildContext = {
    ...context,
    build: (target) => {
      reader.at = from;
      const found = rest(target);
      end = reader.at;
      return found;
    },
  };
  const found = context.chain(type, head, '(_filter)', '', rests);
  reader.at = end;
  return found;
}

function readValue(reader: Reader): string {
  const quoted = take(reader, /"((?:[^"\\]|\\.)*)"/uy);
  if (quoted !== undefined) return (quoted[1] ?? '').replace(/\\(["\\])/gu, '$1');
  // Brackets in a value come in pairs: mm[Hg].
  const plain = take(reader, /(?:[^\s()[\]]|\[[^\s()[\]]*\])+/uy);
  if (plain === undefined) throw badFilter(reader.at, { zh: '值', en: 'a value' });
  return plain[0];
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found === null) return undefined;
  reader.at = pattern.lastIndex;
  return found;
}

function skipSpace(reader: Reader): void {
  while (/\s/u.test(reader.text[reader.at] ?? '')) reader.at++;
}
