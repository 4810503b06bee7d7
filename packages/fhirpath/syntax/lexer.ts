import { notFhirPath } from '../refusals.ts';
import { unescaped } from './escapes.ts';

/** A word of the expression; `text` is resolved (escapes gone), `at` counts characters from 0. */
export interface Token {
  readonly kind:
    | 'identifier'
    | 'delimited'
    | 'variable'
    | 'string'
    | 'number'
    | 'date'
    | 'dateTime'
    | 'time'
    | 'symbol'
    | 'end';
  readonly text: string;
  readonly at: number;
}

const space = /(?:[ \t\r\n\u00A0\uFEFF]+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)+/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /\d+(?:\.\d+)?/y;
const quoted = /'((?:[^'\\]|\\[\s\S])*)'/y;
const delimited = /`((?:[^`\\]|\\[\s\S])*)`|"((?:[^"\\]|\\[\s\S])*)"/y;
const clock = '\\d{2}(?::\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?';
const time = new RegExp(`@T(${clock})`, 'y');
const dateTime = new RegExp(`@(\\d{4}(?:-\\d{2}(?:-\\d{2})?)?T(?:${clock}(?:Z|[+-]\\d{2}:\\d{2})?)?)`, 'y');
const date = /@(\d{4}(?:-\d{2}(?:-\d{2})?)?)/y;
// FHIR R4 fhirpath.html#vars: %vs-[name] and %ext-[name] carry a hyphen without quotes.
const variable = /%\s*((?:vs|ext)-[A-Za-z0-9-]+|[A-Za-z_][A-Za-z0-9_]*)/y;
const quotedVariable = /%\s*(?:`((?:[^`\\]|\\[\s\S])*)`|"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)')/y;
const symbol = /<=|>=|!=|!~|[.,()[\]{}+\-*/&|<>=~]|\$(?:this|index|total)\b/y;

/** Longest expression accepted, in characters. */
export const longestExpression = 65_536;

/** The words of an expression without space and comments (FHIRPath 2.0 §12 lexer rules). */
export function tokens(expression: string): readonly Token[] {
  if (expression.length > longestExpression)
    throw notFhirPath(expression.slice(0, 80), longestExpression, '表达式过长', 'the expression is too long');
  const found: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(expression) ?? undefined;
  };
  for (;;) {
    at += match(space)?.[0].length ?? 0;
    if (at >= expression.length) break;
    const [token, length] = next(expression, at, match);
    found.push(token);
    at += length;
  }
  found.push({ kind: 'end', text: '', at });
  return found;
}

type Match = (pattern: RegExp) => RegExpExecArray | undefined;

function next(expression: string, at: number, match: Match): readonly [Token, number] {
  const plain: readonly (readonly [Token['kind'], RegExp])[] = [
    ['identifier', word],
    ['number', number],
    ['time', time],
    ['dateTime', dateTime],
    ['date', date],
    ['variable', variable],
    ['symbol', symbol],
  ];
  for (const [kind, pattern] of plain) {
    const hit = match(pattern);
    // `/*` without an end is a comment that was not closed, never a division.
    if (hit && expression.startsWith('/*', at)) break;
    if (hit) return [{ kind, text: hit[1] ?? hit[0], at }, hit[0].length];
  }
  const string = match(quoted);
  if (string) return [{ kind: 'string', text: unescaped(string[1] ?? '', expression, at + 1), at }, string[0].length];
  const name = match(delimited);
  if (name)
    return [{ kind: 'delimited', text: unescaped(name[1] ?? name[2] ?? '', expression, at + 1), at }, name[0].length];
  const named = match(quotedVariable);
  if (named) {
    const text = unescaped(named[1] ?? named[2] ?? named[3] ?? '', expression, at + 1);
    return [{ kind: 'variable', text, at }, named[0].length];
  }
  throw unreadable(expression, at);
}

function unreadable(expression: string, at: number): Error {
  if (expression.startsWith('/*', at)) return notFhirPath(expression, at, '注释没有结束', 'the comment does not end');
  const char = String.fromCodePoint(expression.codePointAt(at) ?? 0);
  if (char === "'" || char === '`' || char === '"')
    return notFhirPath(expression, at, `引号 ${char} 没有结束`, `the quote ${char} does not end`);
  if (char === '@') return notFhirPath(expression, at, '日期或时间写法有误', 'this is not a date or time');
  return notFhirPath(expression, at, `不认识 ${char}`, `${char} has no meaning here`);
}
