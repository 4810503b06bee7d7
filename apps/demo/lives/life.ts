import type { Condition, Reference, Resource } from '#fhir';
import { openBody } from '../body/body.ts';
import type { Chance } from '../chance.ts';
import type { House } from '../house/house.ts';
import { makePerson } from '../people/person.ts';
import { recordAllergies, recordCoverage, recordImmunizations } from '../records/background.ts';
import { openChart, type Chart } from '../records/chart.ts';
import { recordPatient } from '../records/patient.ts';
import type { Situation } from '../roster.ts';
import { DAY } from '../time.ts';
import { chronicScenes, pastScenes } from './past.ts';
import { planChronic, type Chronic } from './plan.ts';
import { deathScene, mainIllness, presentScenes, wishFor } from './present.ts';

/** Where lives take place. */
export interface Setting {
  readonly chance: Chance;
  readonly house: House;
  readonly now: number;
}

/** The illnesses for life that have been found so far, with their entries in the record. */
export type Problems = (readonly [Chronic, Reference<Condition>])[];

/** Something that is written when its time has come, so that records stand in order of time. */
export interface Scene {
  readonly at: number;
  write(problems: Problems): void;
}

/** The record of one person in this situation. */
export function writeLife({ chance, house, now }: Setting, order: number, situation: Situation): readonly Resource[] {
  const main = mainIllness(chance, situation);
  const person = makePerson(chance, order, now, wishFor(chance, situation, main));
  const chart = openChart({ person, body: openBody(person, chance.fork('body')), chance, house, now });
  const last = situation.kind === 'former' ? now - (1 + situation.share ** 1.4 * 780) * DAY : now;

  const death = deathScene(chart, situation, last);
  const end = death ? death.at - 2 * DAY : last;
  const chronic = planChronic(chance, person, end).filter(({ illness }) => illness.icd[0] !== main?.icd[0]);
  const scenes = [
    ...chronicScenes(chart, chronic, end),
    ...pastScenes(chart, situation, end, chronic.length === 0 && situation.kind === 'former' && !death),
    ...presentScenes(chart, situation, main, chronic),
    ...(death ? [death] : []),
  ].toSorted((a, b) => a.at - b.at);

  recordPatient(chart, death ? { diedAt: last } : {});
  recordCoverage(chart);
  recordImmunizations(chart);
  recordAllergies(chart, Math.min(scenes[0]?.at ?? end, now));
  runScenes(scenes);
  return chart.list();
}

/** Writes scenes in their order. */
export function runScenes(scenes: readonly Scene[]): void {
  const problems: Problems = [];
  for (const scene of scenes) scene.write(problems);
}

/** Opens the chart of a person in a setting. */
export const chartFor = ({ chance, house, now }: Setting, person: Chart['person']): Chart =>
  openChart({ person, body: openBody(person, chance.fork(`body ${person.order}`)), chance, house, now });
