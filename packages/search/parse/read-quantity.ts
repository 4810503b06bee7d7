import { badValue } from '../refusals.ts';
import type { NumberTest, QuantityTest } from './condition.ts';
import { splitEscaped, unescaped } from './escaped.ts';
import { readNumber } from './number-text.ts';
import { readPrefix } from './prefix.ts';
import type { ReadContext } from './read-context.ts';

/** Reads a number with its prefix (FHIR R4 search.html#number). */
export function readNumberTest(raw: string, context: ReadContext): NumberTest {
  const { prefix, rest } = readPrefix(unescaped(raw));
  const number = readNumber(rest, prefix);
  if (number !== undefined) return number;
  throw badValue(context.name, raw, {
    zh: '数值(例如 100、5.40、1e2),前面可加 eq ne gt lt ge le sa eb ap',
    en: 'a number (100, 5.40, 1e2), perhaps after eq ne gt lt ge le sa eb ap',
  });
}

/** Reads `[prefix]number`, `number|system|code` or `number||unit` (FHIR R4 search.html#quantity). */
export function readQuantity(raw: string, context: ReadContext): QuantityTest {
  const [number = '', system, code, ...more] = splitEscaped(raw, '|');
  // Of a unit no text with NUL can be: nothing is stored under one, and PostgreSQL takes none.
  if ((system !== undefined && code === undefined) || more.length > 0 || raw.includes('\0')) {
    throw badValue(context.name, raw, {
      zh: '数值、数值|system|code 或 数值||单位',
      en: 'number, number|system|code or number||unit',
    });
  }
  return {
    kind: 'quantity',
    number: readNumberTest(number, context),
    ...(system === undefined || system === '' ? {} : { system: unescaped(system) }),
    ...(code === undefined || code === '' ? {} : { code: unescaped(code) }),
  };
}
