import { badValue } from '../refusals.ts';
import type { NearTest } from './condition.ts';
import { splitEscaped, unescaped } from './escaped.ts';
import type { ReadContext } from './read-context.ts';

/** Metres of the units that a distance may have (UCUM codes and their usual short forms). */
const METRES: ReadonlyMap<string, number> = new Map([
  ['km', 1000],
  ['m', 1],
  ['[mi_i]', 1609.344],
  ['mi', 1609.344],
  ['[mi_us]', 1609.347219],
  ['[ft_i]', 0.3048],
  ['ft', 0.3048],
]);

/** Without a distance: 10 km. */
const DEFAULT_KILOMETRES = 10;

/** Reads `latitude|longitude[|distance[|units]]`, units km if left out (FHIR R4 location.html#positional). */
export function readNear(raw: string, { name }: ReadContext): NearTest {
  const [first = '', second = '', third, fourth, ...more] = splitEscaped(raw, '|').map(unescaped);
  const latitude = decimal(first);
  const longitude = decimal(second);
  const distance = third === undefined || third === '' ? DEFAULT_KILOMETRES : decimal(third);
  const unit = METRES.get(fourth === undefined || fourth === '' ? 'km' : fourth);
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  if (!onEarth || !(distance >= 0) || unit === undefined || more.length > 0) {
    throw badValue(name, raw, {
      zh: `纬度|经度|距离|单位,单位为 ${[...METRES.keys()].join('、')}`,
      en: `latitude|longitude|distance|unit, the unit one of ${[...METRES.keys()].join(', ')}`,
    });
  }
  return { kind: 'near', latitude, longitude, metres: distance * unit };
}

const decimal = (text: string): number => (/^[-+]?\d+(\.\d+)?$/u.test(text) ? Number(text) : NaN);
