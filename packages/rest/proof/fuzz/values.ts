import type { Chance } from './random.ts';

/** Texts that break readers: empty, long, control characters, other scripts, halves of pairs, injections, numbers. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\u0001\u001f\u007f',
  '\ufeff',
  '\ufffe\uffff',
  '\ud800',
  '\udc00x',
  '𠮷䶮𬱖',
  '́',
  '‮abc',
  "';drop table resource;--",
  '${1}{{7*7}}<script>',
  '../../../etc/passwd',
  '%00%2e%2e%2f',
  '\\',
  '|',
  '||',
  '$',
  ',',
  ',,,',
  '*',
  '0',
  '-0',
  '-1',
  '1e400',
  '1e-400',
  '99999999999999999999999999',
  '0.1.2',
  'NaN',
  'Infinity',
  'true',
  'null',
  '2020',
  '2020-13-45',
  '0000-00-00',
  '9999-12-31T23:59:60.999999999+14:00',
  '-99999-01-01',
  'ge',
  'ge2020',
  'eb2020-01-01T00:00:00Z',
  'http://loinc.org|1234-5',
  '|1234',
  'http://x|',
  'Patient/1',
  'Patient/1/_history/1',
  'urn:uuid:6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111',
  '#x',
  'Patient?identifier=a|b',
  '5.4|http://unitsofmeasure.org|mg',
  '5.4||mg',
  '5.4||m\u0000g',
  'a\u0000|b\u0000',
  '(((((((((((((((((((((',
  'a eq b and not (c co "d',
] as const;

const LONG = ['a', '中', '0', '(', '%', '𠮷', '\\', '"'] as const;

/** A text that a reader may stumble over. */
export const oddText = (chance: Chance): string =>
  chance.happens(0.06)
    ? chance.pick(LONG).repeat(chance.pick([100, 1000, 5000]))
    : chance.happens(0.1)
      ? chance.bytes(chance.whole(30)).toString('latin1')
      : chance.pick(TEXTS);

/** A JSON value that a reader may stumble over. */
export function oddJson(chance: Chance, depth = 0): unknown {
  switch (chance.whole(depth > 3 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return chance.happens(0.5);
    case 2:
      return chance.pick([0, -0, 1, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 4_294_967_296]);
    case 3:
    case 4:
    case 5:
      return oddText(chance);
    case 6:
      return Array.from({ length: chance.whole(4) }, () => oddJson(chance, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: chance.whole(4) }, () => [oddName(chance), oddJson(chance, depth + 1)]),
      );
  }
}

const NAMES = [
  'id',
  'meta',
  'resourceType',
  'extension',
  'contained',
  'reference',
  'value',
  'valueQuantity',
  'code',
  'system',
  'url',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '_id',
  'text',
  'div',
  'identifier',
] as const;

/** A name of an element, or one that a reader may stumble over. */
export const oddName = (chance: Chance): string => (chance.happens(0.8) ? chance.pick(NAMES) : oddText(chance));
