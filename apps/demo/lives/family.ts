import type { Resource } from '#fhir';
import { makePerson, personBorn } from '../people/person.ts';
import { recordAllergies, recordCoverage } from '../records/background.ts';
import type { Chart } from '../records/chart.ts';
import { recordPatient } from '../records/patient.ts';
import { DAY, HOUR } from '../time.ts';
import { admit } from './admission.ts';
import { chartFor, type Setting } from './life.ts';
import { writeNewborn } from './newborn.ts';
import { attendClinic, CAESAREAN, carry, VAGINAL } from './pregnancy.ts';

/** A mother in obstetrics, or a newborn in neonatology whose mother gave birth here. */
export interface FamilyPlace {
  readonly ward: 'obstetrics' | 'neonatology';
  readonly bed: number;
  readonly children: 0 | 1 | 2;
}

/** The records of a mother and her newborns; `order` is hers, theirs follow. */
export function writeFamily(
  setting: Setting,
  order: number,
  { ward, bed, children }: FamilyPlace,
): readonly Resource[] {
  const { chance, now } = setting;
  const person = makePerson(chance, order, now, { ages: [22, 38], sex: 'female' });
  const mother = chartFor(setting, person);
  const caesarean = children === 2 || chance.yes(0.35);
  const illness = caesarean ? CAESAREAN : VAGINAL;
  const born =
    children === 0
      ? undefined
      : now - (ward === 'neonatology' ? 2.2 + 1.8 * chance.next() : 0.4 + 1.6 * chance.next()) * DAY;
  const start = born === undefined ? now - (0.2 + 0.6 * chance.next()) * DAY : born - chance.whole(4, 12) * HOUR;
  const home = ward === 'neonatology' && born !== undefined ? born + 2 * DAY : undefined;
  const conceived = (born ?? now + DAY) - 273 * DAY;

  carry(mother, conceived, born ?? now + DAY);
  mother.body.add(...illness.influences(start, born ?? now + DAY, 1));
  recordPatient(mother, {});
  recordCoverage(mother);
  recordAllergies(mother, conceived + 84 * DAY);
  const pregnancy = attendClinic(mother, conceived, start, born);
  admit(mother, {
    illness: born === undefined ? { ...illness, procedures: [] } : illness,
    start,
    throughEmergency: false,
    known: pregnancy ? [pregnancy] : [],
    ...(home === undefined ? { bed } : { end: home }),
  });

  const records: Chart[] = [mother];
  if (born === undefined) return mother.list();
  for (let index = 1; index <= children; index++) {
    const family = person.name.family;
    const child = personBorn(chance, order + index, born, chance.yes(0.51), family);
    const chart = chartFor(setting, child);
    writeNewborn(chart, {
      at: born + index * 3 * 60_000,
      mother,
      ...(children > 1 && { multiple: index }),
      ...(home !== undefined && { home }),
      ...(ward === 'neonatology' && index === 1 && { jaundice: { bed } }),
    });
    records.push(chart);
  }
  return records.flatMap((chart) => chart.list());
}
