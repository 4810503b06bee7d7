import type { Extension, HumanName } from '#fhir';
import type { Chance } from '../chance.ts';
import { RARE_SYLLABLES, syllablesFor, type Bearer, type Syllable } from './given-names.ts';
import { DOTTED_NAMES, type DottedName } from './other-names.ts';
import { listSurnames, type Surname } from './surnames.ts';

/** A person's name as it is written and as it is read in Latin letters. */
export interface Name {
  readonly text: string;
  readonly latin: string;
  /** Of the father, for children; empty for names with a dot. */
  readonly family?: Surname;
  readonly fhir: readonly HumanName[];
}

/** What a Chinese name needs besides chance. */
export interface NameWish extends Bearer {
  /** Surname of the father, for children. */
  readonly family?: Surname;
  /** A character that many systems lose. */
  readonly rare?: boolean;
}

/** A Chinese name: one or two syllables after the surname, by the fashion of the birth year. */
export function chineseName(chance: Chance, wish: NameWish): Name {
  const family = wish.family ?? chance.weighted(listSurnames().map((surname) => [surname.weight, surname] as const));
  const syllables = syllablesFor(wish);
  const given: Syllable[] = [chance.pick(syllables)];
  // One syllable alone was the fashion from about 1975 to 2003.
  const single = wish.birthYear >= 1975 && wish.birthYear < 2004 ? 0.3 : 0.08;
  if (!chance.yes(single)) given.push(chance.pick(syllables));
  if (wish.rare === true) given[given.length - 1] = chance.pick(RARE_SYLLABLES);

  const characters = given.map(({ character }) => character).join('');
  const reading = given.map(({ pinyin }) => pinyin).join('');
  const latinGiven = reading.charAt(0).toUpperCase() + reading.slice(1);
  return {
    text: family.characters + characters,
    latin: `${family.pinyin} ${latinGiven}`,
    family,
    fhir: [
      written(family.characters, characters, family.characters + characters),
      read(family.pinyin, latinGiven, `${family.pinyin} ${latinGiven}`),
    ],
  };
}

/** A name with a middle dot. */
export function dottedName(chance: Chance, male: boolean): Name {
  const name: DottedName = chance.pick(DOTTED_NAMES.filter((candidate) => candidate.male === male));
  const [given = '', family = ''] = name.text.split('·');
  const [latinGiven = '', latinFamily = ''] = name.latin.split(' ');
  return {
    text: name.text,
    latin: name.latin,
    fhir: [written(family, given, name.text), read(latinFamily, latinGiven, name.latin)],
  };
}

/** A name in Latin letters alone. */
export const latinName = (given: string, family: string): Name => ({
  text: `${given} ${family}`,
  latin: `${given} ${family}`,
  fhir: [{ use: 'official', text: `${given} ${family}`, family, given: [given] }],
});

const written = (family: string, given: string, text: string): HumanName => ({
  use: 'official',
  extension: [representation('IDE')],
  text,
  family,
  given: [given],
});

const read = (family: string, given: string, text: string): HumanName => ({
  use: 'usual',
  extension: [representation('SYL')],
  text,
  family,
  given: [given],
});

/** FHIR extension iso21090-EN-representation: IDE ideographic, SYL syllabic. */
const representation = (valueCode: 'IDE' | 'SYL'): Extension => ({
  url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation',
  valueCode,
});
