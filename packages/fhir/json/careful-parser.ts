import {
  badEscape,
  badSyntax,
  duplicateKey,
  loneSurrogate,
  numberTooLarge,
  tooDeep,
  type Position,
} from '../refusals.ts';
import { literals, type Json, type JsonObject } from './literals.ts';

interface Cursor {
  readonly text: string;
  readonly depth: number;
  at: number;
}

/**
 * Parses JSON (RFC 8259) character by character: keeps the literals of numbers that would not print back, and refuses
 * with line and column. Several times slower than the native parser: for texts in which that one may lose something.
 */
export function parseCarefully(text: string, depth: number): Json {
  const cursor: Cursor = { text, depth, at: 0 };
  skipSpace(cursor);
  const value = parseValue(cursor, depth, undefined);
  if (cursor.at < text.length) throw badSyntax(positionOf(cursor), text.charAt(cursor.at));
  return value;
}

/** What a container notes about its number members while they are parsed. */
interface Container {
  key: string;
  literals: Record<string, string> | undefined;
}

function parseValue(cursor: Cursor, levels: number, container: Container | undefined): Json {
  const first = cursor.text.charAt(cursor.at);
  let value: Json;
  if (first === '"') value = parseString(cursor);
  else if (first === '{') value = parseObject(cursor, levels);
  else if (first === '[') value = parseList(cursor, levels);
  else if (first === '-' || (first >= '0' && first <= '9')) value = parseNumber(cursor, container);
  else value = parseWord(cursor);
  skipSpace(cursor);
  return value;
}

function parseObject(cursor: Cursor, levels: number): JsonObject {
  if (levels === 0) throw tooDeep(positionOf(cursor), cursor.depth);
  const object: Record<string, Json> = {};
  const container: Container = { key: '', literals: undefined };
  open(cursor);
  while (!close(cursor, '}')) {
    const start = cursor.at;
    if (cursor.text.charAt(start) !== '"') throw unexpected(cursor);
    container.key = parseString(cursor);
    if (Object.hasOwn(object, container.key)) throw duplicateKey(positionOf(cursor, start), container.key);
    skipSpace(cursor);
    expect(cursor, ':');
    const value = parseValue(cursor, levels - 1, container);
    if (container.key === '__proto__') define(object, value);
    else object[container.key] = value;
    comma(cursor, '}');
  }
  return container.literals ? Object.assign(object, { [literals]: container.literals }) : object;
}

/** Assigning to `__proto__` would change the prototype instead. */
const define = (object: object, value: Json): unknown =>
  Object.defineProperty(object, '__proto__', { value, enumerable: true, configurable: true, writable: true });

function parseList(cursor: Cursor, levels: number): Json {
  if (levels === 0) throw tooDeep(positionOf(cursor), cursor.depth);
  const list: Json[] = [];
  const container: Container = { key: '', literals: undefined };
  open(cursor);
  while (!close(cursor, ']')) {
    container.key = String(list.length);
    list.push(parseValue(cursor, levels - 1, container));
    comma(cursor, ']');
  }
  return container.literals ? Object.assign(list, { [literals]: container.literals }) : list;
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function parseNumber(cursor: Cursor, container: Container | undefined): number {
  const literal = match(numberPattern, cursor);
  const value = Number(literal);
  if (literal === '') throw unexpected(cursor);
  if (!Number.isFinite(value)) throw numberTooLarge(positionOf(cursor, cursor.at - literal.length));
  if (container && String(value) !== literal) (container.literals ??= {})[container.key] = literal;
  return value;
}

const wordPattern = /true|false|null/y;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

function parseWord(cursor: Cursor): boolean | null {
  const word = match(wordPattern, cursor);
  if (word === '') throw unexpected(cursor);
  return words[word] ?? null;
}

/** What a string holds as it stands: no quote, no backslash, no control character (RFC 8259, 7). */
// oxlint-disable-next-line no-control-regex
const plainPattern = /[^"\\\u0000-\u001f]*/y;
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function parseString(cursor: Cursor): string {
  const start = cursor.at;
  cursor.at += 1;
  let value = match(plainPattern, cursor);
  while (cursor.text.charAt(cursor.at) !== '"') {
    if (cursor.text.charAt(cursor.at) !== '\\') throw unexpected(cursor);
    const escape = match(escapePattern, cursor);
    if (escape === '') throw badEscape(positionOf(cursor));
    value += unescape(escape) + match(plainPattern, cursor);
  }
  cursor.at += 1;
  if (!value.isWellFormed()) throw loneSurrogate(positionOf(cursor, start));
  return value;
}

const shortEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescape(escape: string): string {
  const letter = escape.charAt(1);
  return letter === 'u' ? String.fromCharCode(Number.parseInt(escape.slice(2), 16)) : (shortEscapes[letter] ?? letter);
}

const spacePattern = /[ \t\n\r]*/y;

const skipSpace = (cursor: Cursor): unknown => match(spacePattern, cursor);

function match(pattern: RegExp, cursor: Cursor): string {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0] ?? '';
  cursor.at += found.length;
  return found;
}

function open(cursor: Cursor): void {
  cursor.at += 1;
  skipSpace(cursor);
}

/** Steps over the closing bracket when it stands here. */
function close(cursor: Cursor, bracket: string): boolean {
  if (cursor.text.charAt(cursor.at) !== bracket) return false;
  cursor.at += 1;
  return true;
}

/** After an item: the closing bracket stays for `close`, a comma must be followed by another item. */
function comma(cursor: Cursor, bracket: string): void {
  if (cursor.text.charAt(cursor.at) === bracket) return;
  expect(cursor, ',');
  if (cursor.text.charAt(cursor.at) === bracket) throw unexpected(cursor);
}

function expect(cursor: Cursor, character: string): void {
  if (cursor.text.charAt(cursor.at) !== character) throw unexpected(cursor);
  cursor.at += 1;
  skipSpace(cursor);
}

const unexpected = (cursor: Cursor): Error => badSyntax(positionOf(cursor), cursor.text.charAt(cursor.at));

function positionOf({ text, at }: Cursor, place: number = at): Position {
  const before = text.slice(0, place);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: place - lineStart + 1 };
}
