import { searchParametersOf } from '#fhir';
import type { Chance } from '../random.ts';
import { oddText } from '../values.ts';
import { idOf, SOME, TYPES, wellFormed, type Known, type MakeRequest } from './parts.ts';

const MODIFIERS = [
  '',
  '',
  '',
  ':exact',
  ':contains',
  ':missing',
  ':not',
  ':text',
  ':in',
  ':not-in',
  ':above',
  ':below',
  ':identifier',
  ':of-type',
  ':Patient',
  ':x',
  ':',
  '.name',
  '.',
  ':Patient.name',
  '.x.y.z',
] as const;
const RESULTS = [
  '_sort',
  '_count',
  '_total',
  '_summary',
  '_elements',
  '_include',
  '_revinclude',
  '_include:iterate',
  '_cursor',
  '_contained',
  '_format',
  '_pretty',
  '_filter',
  '_has:Observation:patient:code',
  '_has:x',
  '_type',
  '_list',
  '_text',
  '_content',
  '_id',
  '_lastUpdated',
  '_query',
  'near',
] as const;

/** A query of a few pairs: what finds something, what might, and nonsense. */
export function pairs(type: string, chance: Chance, known: Known): string {
  const own = searchParametersOf(type);
  const sound = known.get(type) ?? [];
  return Array.from({ length: 1 + chance.whole(3) }, () => {
    const found = sound[chance.whole(sound.length)];
    if (found !== undefined && chance.happens(0.5))
      return `${found.code}${chance.pick(MODIFIERS)}=${encodeURIComponent(found.value)}`;
    const rule = own[chance.whole(own.length)];
    const name =
      rule === undefined || chance.happens(0.35)
        ? chance.happens(0.85)
          ? chance.pick(RESULTS)
          : oddText(chance)
        : `${rule.code}${chance.pick(MODIFIERS)}`;
    const value = chance.happens(0.15)
      ? `${type}:${rule?.code ?? 'x'}`
      : chance.happens(0.1)
        ? String(chance.whole(50))
        : oddText(chance);
    return `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(value))}`;
  }).join('&');
}

/** A search at each level, by GET and POST. */
export const search: MakeRequest = (chance, known) => {
  const type = chance.pick(chance.happens(0.8) ? SOME : TYPES);
  const query = pairs(type, chance, known);
  const lenient: Record<string, string> = chance.happens(0.3) ? { prefer: 'handling=lenient' } : {};
  switch (chance.whole(6)) {
    case 0:
      return {
        method: 'POST',
        path: `/${type}/_search`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...lenient },
        body: Buffer.from(query),
      };
    case 1:
      return { method: 'GET', path: `/?${query}`, headers: lenient };
    case 2:
      return {
        method: 'GET',
        path: `/Patient/${idOf(chance)}/${chance.happens(0.5) ? type : '*'}?${query}`,
        headers: lenient,
      };
    case 3:
      return {
        method: 'POST',
        path: `/${type}/_search`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: chance.bytes(chance.whole(80)),
      };
    default:
      return { method: chance.pick(['GET', 'GET', 'HEAD']), path: `/${type}?${query}`, headers: lenient };
  }
};
