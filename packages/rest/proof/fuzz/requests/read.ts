import { oddText } from '../values.ts';
import { idOf, oddHeaders, typeOf, wellFormed, type MakeRequest } from './parts.ts';
import { pairs } from './search.ts';

/** A read, or another method at its address. */
export const read: MakeRequest = (chance, known) => ({
  method: chance.pick(['GET', 'GET', 'HEAD', 'DELETE', 'OPTIONS']),
  path: `/${typeOf(chance)}/${idOf(chance)}${chance.happens(0.3) ? `?${pairs('Patient', chance, known)}` : ''}`,
  headers: oddHeaders(chance),
});

/** A history or a version. */
export const history: MakeRequest = (chance) => ({
  method: 'GET',
  path: `${chance.pick(['', '/Patient', '/Patient/fuzz-1', `/${typeOf(chance)}`])}/_history${chance.pick(['', `/${idOf(chance)}`, `?_count=${encodeURIComponent(wellFormed(oddText(chance)))}`, `?_since=${encodeURIComponent(wellFormed(oddText(chance)))}`, `?_at=${encodeURIComponent(wellFormed(oddText(chance)))}`, `?_cursor=${encodeURIComponent(wellFormed(oddText(chance)))}`, '?_cursor=1~9~1'])}`,
  headers: oddHeaders(chance),
});

const PARTS = [
  'Patient',
  'metadata',
  '_history',
  '_search',
  '$validate',
  '%00',
  '%2F',
  '%2e%2e',
  '..',
  '.',
  '%',
  '%zz',
  '%ff',
  '%ed%a0%80',
  '*',
  '{}',
  '"',
  '<>',
  '\\',
  '|',
  ';x=1',
  'a'.repeat(3000),
  '%F0%A0%AE%B7',
] as const;

/** An address that may be none, and a method that may be none. */
export const path: MakeRequest = (chance) => ({
  method: chance.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LINK']),
  path: `/${Array.from({ length: chance.whole(6) }, () => chance.pick(PARTS)).join('/')}${chance.happens(0.3) ? `?${chance.pick(['&&&', '=', '%', '%=%', 'a=%zz', '_format=xml', '_format=%00', '?', 'name=%F0%A0'])}` : ''}`,
  headers: oddHeaders(chance),
});
