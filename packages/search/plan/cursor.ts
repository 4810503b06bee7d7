import { badCursor } from '../refusals.ts';
import type { Hash } from '../facts/hash.ts';
import type { SearchRequest } from '../parse/request.ts';
import type { Order } from './order.ts';
import type { Writer } from './statement.ts';

/** Where a page ended: the values of its order and the key of its last match. */
export interface Cursor {
  /** As PostgreSQL writes them; null for a missing value. Empty where matches were sorted after opening. */
  readonly values: readonly (string | null)[];
  readonly key: string;
  /** Place of the match among all, for orders that SQL does not make. */
  readonly place?: number;
}

/** A cursor as it stands in a url; `mark` ties it to the search it was made by. */
export const writeCursor = ({ values, key, place }: Cursor, mark: string): string =>
  Buffer.from(JSON.stringify([1, mark, key, values, ...(place === undefined ? [] : [place])])).toString('base64url');

/** Reads a cursor; a Refusal when it was made by another search. */
export function readCursor(text: string, mark: string): Cursor {
  const read = parsed(text);
  if (!Array.isArray(read)) throw badCursor();
  const [format, owner, key, values, place] = read as unknown[];
  const whole = typeof key === 'string' && /^-?\d{1,19}$/u.test(key) && Array.isArray(values);
  if (format !== 1 || owner !== mark || !whole) throw badCursor();
  const texts = (values as unknown[]).map((value) =>
    value === null || typeof value === 'string' ? value : badValue(),
  );
  return { values: texts, key, ...(typeof place === 'number' ? { place } : {}) };
}

const badValue = (): never => {
  throw badCursor();
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A mark of what was asked for: conditions and order, not the page. */
export function markOf(request: SearchRequest, hash: Hash): string {
  const asked = request.used.filter(([name]) => !PAGE.has(name));
  const scope = request.parts.flatMap(({ types }) => types).join();
  return (hash(`cursor\0${scope}\0${JSON.stringify(asked)}`).lo >>> 0).toString(36);
}

const PAGE: ReadonlySet<string> = new Set([
  '_count',
  '_total',
  '_summary',
  '_elements',
  '_include',
  '_revinclude',
  '_include:iterate',
  '_revinclude:iterate',
]);

/** The condition that a row comes after the cursor, in the order given; missing values come last. */
export function afterCursor({ keys, descending }: Order, { values, key }: Cursor, r: string, writer: Writer): string {
  if (values.length !== keys.length) throw badCursor();
  const steps: string[] = [];
  const equal: string[] = [];
  keys.forEach(({ plain, cast, descending: down, nullable }, at) => {
    const value = values[at] ?? null;
    if (value !== null) {
      const beyond = `${plain(r, writer)} ${down ? '<' : '>'} ${writer.put(value, cast)}`;
      steps.push([...equal, nullable ? `(${beyond} or ${plain(r, writer)} is null)` : beyond].join(' and '));
      equal.push(`${plain(r, writer)} = ${writer.put(value, cast)}`);
    } else {
      equal.push(`${plain(r, writer)} is null`);
    }
  });
  steps.push([...equal, `${r}.key ${descending ? '<' : '>'} ${writer.put(key, 'bigint')}`].join(' and '));
  return `(${steps.map((step) => `(${step})`).join(' or ')})`;
}
