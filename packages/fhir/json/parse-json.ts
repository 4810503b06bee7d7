import { isUtf8 } from 'node:buffer';
import { notUtf8 } from '../refusals.ts';
import { parseCarefully } from './careful-parser.ts';
import type { Json } from './literals.ts';
import { markLiterals, restoreLiterals } from './marked-literals.ts';
import { sourceLength, type Notes } from './source-length.ts';
import { escapeSurplus, holdsNumbers, isDeeperThan, mayHaveExponent, outerWhitespace } from './source-scan.ts';

/** FHIR's own nesting (Questionnaire.item, contained lists) stays far below. */
const defaultDepth = 64;

/**
 * From this many characters on, a deep text could cost the native parser seconds, and a text (a bundle) is likely to
 * hold some literal that must be kept.
 */
const largeFrom = 65_536;

/**
 * Parses JSON for medicine: numbers keep their literal (`literalOf`, `writeJson`), and it refuses what JSON.parse lets
 * pass: duplicate keys, lone surrogates, numbers beyond a double, nesting deeper than `depth`, bytes that are not UTF-8.
 * A text that shows nothing of this is parsed natively. Refusals (`fhir/json-…`, incorrect) name line and column.
 */
export function parseJson(input: string | Uint8Array, depth: number = defaultDepth): Json {
  const text = typeof input === 'string' ? input : decode(input);
  const value = text.length < largeFrom ? parsePlain(text, depth) : parseLarge(text, input, depth);
  return value === undefined ? parseCarefully(text, depth) : value;
}

/** The natively parsed value, when it surely holds all that the text says. */
function parsePlain(text: string, depth: number): Json | undefined {
  const value = parseNatively(text);
  return value !== undefined && isFaithful(value, text, depth) ? value : undefined;
}

function parseLarge(text: string, input: string | Uint8Array, depth: number): Json | undefined {
  if (isDeeperThan(depth, typeof input === 'string' ? Buffer.from(input) : input)) return undefined;
  const marked = markLiterals(text);
  const value = marked === undefined ? undefined : parsePlain(marked, depth);
  return value === undefined ? undefined : restoreLiterals(value);
}

/** The value as the native parser sees it; undefined when it finds a fault, which the careful parser then names. */
function parseNatively(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Whether the natively parsed value holds all that the text says, shown by lengths: see `sourceLength`. */
function isFaithful(value: Json, text: string, depth: number): boolean {
  const notes: Notes = { perhapsExponent: false, long: [] };
  const length = sourceLength(value, depth, notes);
  if (Number.isNaN(length) || (notes.perhapsExponent && mayHaveExponent(text))) return false;

  let source = text.length;
  if (text.includes('\\')) {
    // An escape may hide half of a surrogate pair; raw ones are found by isWellFormed.
    if (text.includes('\\ud') || text.includes('\\uD')) return false;
    source -= escapeSurplus(text);
  }
  if (source > length) source -= outerWhitespace(text);
  return source === length && text.isWellFormed() && holdsNumbers(notes.long, text);
}

function decode(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw notUtf8();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  // RFC 8259, 8.1: a byte order mark may be ignored.
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
