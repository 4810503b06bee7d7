import { notFhirPath } from '../refusals.ts';
import { tokens, type Token } from './lexer.ts';
import { calendarUnits } from './calendar-units.ts';
import type { Literal, Operator, Tree, TypeName } from './tree.ts';

/** Deepest nesting of brackets, and longest chain of operators or steps, that is accepted. */
export const deepest = 400;

/** Operators and how tightly they bind, loosest first (FHIRPath 2.0 §6.8). */
const precedence: Readonly<Record<Operator | 'is' | 'as', number>> = {
  implies: 1,
  or: 2, xor: 2,
  and: 3,
  in: 4, contains: 4,
  '=': 5, '~': 5, '!=': 5, '!~': 5,
  '<=': 6, '<': 6, '>': 6, '>=': 6,
  '|': 7,
  is: 8, as: 8,
  '+': 9, '-': 9, '&': 9,
  '*': 10, '/': 10, div: 10, mod: 10,
}; // prettier-ignore

/** Reads an expression; throws only a Refusal `fhirpath/syntax` that names the character. */
export function parse(expression: string): Tree {
  const state: State = { expression, words: tokens(expression), next: 0, nesting: 0 };
  const tree = binary(state, 1);
  const rest = peek(state);
  if (rest.kind !== 'end') throw unexpected(state, rest);
  return tree;
}

interface State {
  readonly expression: string;
  readonly words: readonly Token[];
  next: number;
  nesting: number;
}

const end: Token = { kind: 'end', text: '', at: 0 };
const peek = (state: State): Token => state.words[state.next] ?? end;
const take = (state: State): Token => state.words[state.next++] ?? end;

function unexpected(state: State, token: Token): Error {
  if (token.kind === 'end')
    return notFhirPath(state.expression, token.at, '表达式不完整', 'the expression is not complete');
  return notFhirPath(state.expression, token.at, `不应出现 ${token.text}`, `${token.text} cannot stand here`);
}

function accept(state: State, text: string): boolean {
  const token = peek(state);
  if (token.kind !== 'symbol' || token.text !== text) return false;
  state.next++;
  return true;
}

function expect(state: State, text: string): void {
  const token = take(state);
  if (token.kind !== 'symbol' || token.text !== text)
    throw notFhirPath(state.expression, token.at, `这里需要 ${text}`, `${text} is needed here`);
}

/** One more than the deepest part, refused beyond the limit so that no later step runs out of stack. */
function deeper(state: State, at: number, ...parts: readonly (Tree | undefined)[]): number {
  const depth = Math.max(0, ...parts.map((part) => part?.depth ?? 0)) + 1;
  if (depth > deepest) throw notFhirPath(state.expression, at, '嵌套过深', 'the expression is nested too deeply');
  return depth;
}

const isOperator = (text: string): text is Operator | 'is' | 'as' => Object.hasOwn(precedence, text);

function operatorOf(token: Token): Operator | 'is' | 'as' | undefined {
  const written = token.kind === 'symbol' || token.kind === 'identifier';
  return written && isOperator(token.text) ? token.text : undefined;
}

function binary(state: State, loosest: number): Tree {
  let left = unary(state);
  for (;;) {
    const token = peek(state);
    const operator = operatorOf(token);
    if (operator === undefined || precedence[operator] < loosest) return left;
    state.next++;
    const at = token.at;
    if (operator === 'is' || operator === 'as') {
      left = { kind: 'type', at, depth: deeper(state, at, left), operator, of: left, type: typeName(state) };
    } else {
      const right = binary(state, precedence[operator] + 1);
      left = { kind: 'binary', at, depth: deeper(state, at, left, right), operator, left, right };
    }
  }
}

function unary(state: State): Tree {
  const { at, text, kind } = peek(state);
  if (kind !== 'symbol' || (text !== '-' && text !== '+')) return steps(state, term(state));
  state.next++;
  nest(state, at);
  const of = unary(state);
  state.nesting--;
  return { kind: 'sign', at, depth: deeper(state, at, of), negative: text === '-', of };
}

function nest(state: State, at: number): void {
  if (++state.nesting > deepest)
    throw notFhirPath(state.expression, at, '嵌套过深', 'the expression is nested too deeply');
}

function steps(state: State, start: Tree): Tree {
  let tree = start;
  for (;;) {
    const { at } = peek(state);
    if (accept(state, '.')) tree = invocation(state, tree);
    else if (accept(state, '[')) {
      const index = inside(state, at);
      expect(state, ']');
      tree = { kind: 'indexer', at, depth: deeper(state, at, tree, index), of: tree, index };
    } else return tree;
  }
}

function inside(state: State, at: number): Tree {
  nest(state, at);
  const tree = binary(state, 1);
  state.nesting--;
  return tree;
}

function term(state: State): Tree {
  const token = peek(state);
  const { at } = token;
  if (accept(state, '(')) {
    const tree = inside(state, at);
    expect(state, ')');
    return tree;
  }
  if (accept(state, '{')) {
    expect(state, '}');
    return { kind: 'empty', at, depth: 1 };
  }
  if (token.kind === 'variable') {
    state.next++;
    return { kind: 'variable', at, depth: 1, name: token.text };
  }
  if (token.kind === 'symbol' || token.kind === 'identifier' || token.kind === 'delimited') {
    const truth = token.kind === 'identifier' && (token.text === 'true' || token.text === 'false');
    if (!truth) return invocation(state, undefined);
  }
  return { kind: 'literal', at, depth: 1, literal: literal(state) };
}

function invocation(state: State, of: Tree | undefined): Tree {
  const token = take(state);
  const { at, text, kind } = token;
  if (kind === 'symbol' && text.startsWith('$') && of === undefined)
    return { kind: text === '$this' ? 'this' : text === '$index' ? 'index' : 'total', at, depth: 1 };
  if (kind !== 'identifier' && kind !== 'delimited') throw unexpected(state, token);
  if (!accept(state, '(')) return { kind: 'member', at, depth: deeper(state, at, of), name: text, of };
  const args: Tree[] = [];
  if (!accept(state, ')')) {
    do args.push(inside(state, at));
    while (accept(state, ','));
    expect(state, ')');
  }
  return { kind: 'call', at, depth: deeper(state, at, of, ...args), name: text, of, args };
}

function typeName(state: State): TypeName {
  // `(x is (Patient))` is written in the wild; brackets around a type change nothing.
  if (accept(state, '(')) {
    nest(state, peek(state).at);
    const type = typeName(state);
    state.nesting--;
    expect(state, ')');
    return type;
  }
  const first = named(state);
  if ((first === 'FHIR' || first === 'System') && accept(state, '.')) return { namespace: first, name: named(state) };
  return { name: first };
}

function named(state: State): string {
  const token = take(state);
  if (token.kind === 'identifier' || token.kind === 'delimited') return token.text;
  throw unexpected(state, token);
}

function literal(state: State): Literal {
  const token = take(state);
  const { kind, text } = token;
  switch (kind) {
    case 'identifier':
      return { type: 'Boolean', value: text === 'true' };
    case 'string':
      return { type: 'String', value: text };
    case 'date':
      return { type: 'Date', text };
    case 'dateTime':
      return { type: 'DateTime', text };
    case 'time':
      return { type: 'Time', text };
    case 'number':
      return quantityOrNumber(state, text);
    default:
      throw unexpected(state, token);
  }
}

function quantityOrNumber(state: State, text: string): Literal {
  const value = Number(text);
  if (!Number.isFinite(value))
    throw notFhirPath(state.expression, peek(state).at, '数字过大', 'the number is too large');
  const unit = peek(state);
  if (unit.kind === 'string') {
    state.next++;
    return { type: 'Quantity', value, text, unit: unit.text };
  }
  const calendar = unit.kind === 'identifier' ? calendarUnits.get(unit.text) : undefined;
  if (calendar !== undefined) {
    state.next++;
    return { type: 'Quantity', value, text, unit: calendar };
  }
  return text.includes('.') ? { type: 'Decimal', value, text } : { type: 'Integer', value };
}
