import { isUtf8 } from 'node:buffer';
import { Refusal } from '#kernel';

/** The two parts of a request target below the base. */
export interface Address {
  readonly path: readonly string[];
  readonly query: readonly (readonly [string, string])[];
}

const badEncoding = (text: string): Refusal =>
  new Refusal('incorrect', 'rest/bad-encoding', {
    'zh-CN': `地址的百分号编码有误: ${text.slice(0, 80)}`,
    en: `The percent-encoding of the address is wrong: ${text.slice(0, 80)}`,
  });

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw badEncoding(text);
  }
}

/** Reads `name=value&…` of a query or form body, '+' as a blank; order and repetition are kept. */
export function readPairs(text: string): (readonly [string, string])[] {
  if (text === '') return [];
  const pairs: (readonly [string, string])[] = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const name = at < 0 ? part : part.slice(0, at);
    const value = at < 0 ? '' : part.slice(at + 1);
    pairs.push([decoded(name.replaceAll('+', ' ')), decoded(value.replaceAll('+', ' '))]);
  }
  return pairs;
}

/** Reads the pairs of a form in a body (application/x-www-form-urlencoded, UTF-8). */
export function readForm(body: Buffer): (readonly [string, string])[] {
  if (!isUtf8(body)) throw badEncoding('…');
  return readPairs(body.toString('utf8').trim());
}

/** Whether a request target is the base or lies below it. */
export const isBelow = (target: string, base: string): boolean =>
  target.startsWith(base) && (target.length === base.length || '/?'.includes(target.charAt(base.length)));

/** Reads a request target below `base` (`/fhir/R4`); undefined when it lies elsewhere. */
export function readAddress(target: string, base: string): Address | undefined {
  if (!isBelow(target, base)) return undefined;
  const mark = target.indexOf('?');
  const path = mark < 0 ? target.slice(base.length) : target.slice(base.length, mark);
  return {
    path: path
      .split('/')
      .filter((part) => part !== '')
      .map(decoded),
    query: mark < 0 ? [] : readPairs(target.slice(mark + 1)),
  };
}
