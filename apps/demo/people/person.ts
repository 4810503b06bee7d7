import type { Language } from '#kernel';
import type { Chance } from '../chance.ts';
import { ageAt, day, DAY, YEAR } from '../time.ts';
import { chineseName, dottedName, latinName, type Name } from './name.ts';
import { listVisitors } from './other-names.ts';
import type { Surname } from './surnames.ts';

/** Somebody who was born and has a name. */
export interface Person {
  /** Position in the demo; keeps numbers apart. */
  readonly order: number;
  readonly male: boolean;
  readonly birthDate: string;
  /** Midnight of the birth day, milliseconds. */
  readonly born: number;
  readonly name: Name;
  /** Language of the record. */
  readonly language: Language;
  /** ISO 3166 country of a visitor. */
  readonly country?: string;
}

/** What a life asks of the person. */
export interface PersonWish {
  readonly ages: readonly [least: number, most: number];
  readonly sex?: 'male' | 'female';
  readonly family?: Surname;
}

/** A person of that age and sex; three in a hundred adults are visitors whose record is in English. */
export function makePerson(chance: Chance, order: number, now: number, { ages, sex, family }: PersonWish): Person {
  const years = ages[0] + chance.next() * (ages[1] - ages[0] + 0.99);
  const born = now - Math.max(DAY, years * YEAR);
  const male = sex === undefined ? chance.yes(0.5) : sex === 'male';
  return personBorn(chance, order, born, male, family);
}

/** A person born on this day. */
export function personBorn(chance: Chance, order: number, born: number, male: boolean, family?: Surname): Person {
  const birthDate = day(born);
  const midnight = Date.parse(`${birthDate}T00:00:00+08:00`);
  const birthYear = Number(birthDate.slice(0, 4));
  const base = { order, male, birthDate, born: midnight, language: 'zh-CN' } as const;
  if (family === undefined && order % 33 === 20 && birthYear < 2008) {
    const visitor = chance.pick(listVisitors().filter((candidate) => candidate.male === male));
    return { ...base, language: 'en', country: visitor.country, name: latinName(visitor.given, visitor.family) };
  }
  if (family === undefined && order % 80 === 35) return { ...base, name: dottedName(chance, male) };
  const wish = { male, birthYear, rare: order % 250 === 7, ...(family && { family }) };
  return { ...base, name: chineseName(chance, wish) };
}

/** Completed years at a time. */
export const ageOf = ({ birthDate }: Person, time: number): number => ageAt(birthDate, time);
