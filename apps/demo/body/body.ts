import type { Chance } from '../chance.ts';
import { ageOf, type Person } from '../people/person.ts';
import { DAY, YEAR } from '../time.ts';
import type { Influence } from './influence.ts';
import { creatinineFor, filtrationFor } from './kidney.ts';
import { limitFor, measureOf, type MeasureKey } from './measures.ts';

/** A body whose quantities follow from age, sex and what has befallen it. */
export interface Body {
  add(...influences: readonly Influence[]): void;
  /** What is measured at a time, rounded as it is reported; asked again for the same time it is the same. */
  measure(key: MeasureKey, at: number): number;
}

/** A healthy body of its own; influences come with illness. */
export function openBody(person: Person, chance: Chance): Body {
  const influences: Influence[] = [];
  const height = chance.normal(0, 1);
  const build = chance.normal(0, 1);
  const leaning = new Map<MeasureKey, number>();
  const pressure = chance.normal(0, 5);

  const raw = (key: MeasureKey, at: number): number => {
    const added = influences.reduce((sum, influence) => (influence.on === key ? sum + influence.at(at) : sum), 0);
    const tall = heightAt(person, at, height);
    if (key === 'height') return tall;
    if (key === 'weight') return weightAt(person, at, tall, build) + added;
    if (key === 'creatinine') return creatinine(at) + added;
    if (key === 'glucose') return usualAt(person, key, at) + lean(key) + added + 1.55 * (raw('hba1c', at) - 5.3);
    if (key === 'systolic' || key === 'diastolic') return usualAt(person, key, at) + pressure + added;
    return usualAt(person, key, at) + lean(key) + added;
  };
  const creatinine = (at: number): number => {
    const age = ageOf(person, at);
    // The lowest filtration of those on dialysis.
    return age < 18 ? 22 + 2.2 * age : creatinineFor(Math.max(6, raw('egfr', at)), age, person.male);
  };
  /** Each body has values of its own, a little off the usual. */
  const lean = (key: MeasureKey): number => {
    const known = leaning.get(key) ?? chance.normal(0, measureOf(key).noise);
    leaning.set(key, known);
    return known;
  };

  /** What follows from other results of the same sample is computed from them, as the laboratory does. */
  const sampled = (key: MeasureKey, at: number): number => {
    if (key === 'bmi') return measure('weight', at) / (measure('height', at) / 100) ** 2;
    if (key === 'haematocrit') return measure('haemoglobin', at) * 0.295;
    if (key === 'wbc') return measure('neutrophils', at) + measure('lymphocytes', at) + 0.45;
    if (key === 'egfr' && ageOf(person, at) >= 18) {
      return filtrationFor(measure('creatinine', at), ageOf(person, at), person.male);
    }
    const value = raw(key, at);
    const usual = Math.abs(limitFor(measureOf(key).usual, person.male));
    // Large values scatter more, and a newborn's weight less.
    const size = key === 'weight' ? value / 65 : Math.min(6, Math.max(1, Math.abs(value) / Math.max(1e-9, usual)));
    return value + (EXACT.has(key) ? 0 : chance.normal(0, measureOf(key).noise * 0.7) * size);
  };

  let sample: { readonly at: number; readonly values: Map<MeasureKey, number> } = { at: Number.NaN, values: new Map() };
  const measure = (key: MeasureKey, at: number): number => {
    if (sample.at !== at) sample = { at, values: new Map() };
    const known = sample.values.get(key);
    if (known !== undefined) return known;
    const { possible, digits } = measureOf(key);
    const value = Number(Math.min(possible[1], Math.max(possible[0], sampled(key, at))).toFixed(digits));
    sample.values.set(key, value);
    return value;
  };
  return { add: (...more) => void influences.push(...more), measure };
}

/** Read off without scatter. */
const EXACT: ReadonlySet<MeasureKey> = new Set<MeasureKey>(['height', 'consciousness']);

/** Children grow; adults keep their height. Boys and girls by the same simple line to 17 years. */
function heightAt(person: Person, at: number, lean: number): number {
  const years = (at - person.born) / YEAR;
  const adult = limitFor(measureOf('height').usual, person.male) + 5.5 * lean;
  if (years >= 17) return adult;
  if (years < 1) return 50 + 25 * years;
  return 75 + ((adult - 75) * (years - 1)) / 16;
}

function weightAt(person: Person, at: number, height: number, build: number): number {
  const years = (at - person.born) / YEAR;
  if (years < 1) return 3.3 + 0.3 * build + 6 * years;
  const index = years < 17 ? 16 + 0.35 * years : 22.6 + Math.min(2, years / 40);
  return (index + 2.4 * build) * (height / 100) ** 2;
}

/** The usual value at an age: children breathe and beat faster, pressure rises with age, filtration falls. */
function usualAt(person: Person, key: MeasureKey, at: number): number {
  const years = (at - person.born) / YEAR;
  const usual = limitFor(measureOf(key).usual, person.male);
  const child = Math.max(0, 1 - years / 14);
  switch (key) {
    case 'pulse':
      return usual + 58 * child;
    case 'respiration':
      return usual + 22 * child;
    case 'systolic':
      return years < 18 ? 72 + 2.6 * years : 108 + 0.32 * years;
    case 'diastolic':
      return years < 18 ? 44 + 1.7 * years : 70 + 0.12 * years;
    case 'egfr':
      return 118 - 0.85 * Math.max(0, years - 30);
    case 'haemoglobin':
      return at - person.born < 14 * DAY
        ? 185
        : years < 14
          ? 126 + 0.6 * years
          : usual - 0.12 * Math.max(0, years - 60);
    case 'bilirubin':
      return at - person.born < 14 * DAY ? 60 : usual;
    default:
      return usual;
  }
}
