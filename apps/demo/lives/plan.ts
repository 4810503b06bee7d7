import type { Chance } from '../chance.ts';
import { CHRONIC, befalls } from '../illnesses/catalogue.ts';
import type { Illness } from '../illnesses/illness.ts';
import type { Person } from '../people/person.ts';
import { ageOf } from '../people/person.ts';
import { DAY, midnight, MINUTE, weekday, YEAR } from '../time.ts';

/** An illness for life in one person: when it began, when it was found and treated, how bad it is. */
export interface Chronic {
  readonly illness: Illness;
  readonly onset: number;
  readonly found: number;
  readonly severity: number;
}

/** The illnesses for life of a person, at most three; the old have more. */
export function planChronic(chance: Chance, person: Person, until: number): readonly Chronic[] {
  const age = ageOf(person, until);
  const found = CHRONIC.filter((illness) => {
    const burden = age < 40 ? 0.25 : age < 60 ? 0.6 : 0.85;
    return befalls(illness, age, person.male) && chance.yes((illness.weight / 100) * burden);
  });
  const plans = found.slice(0, 3).map((illness) => {
    const years = Math.min(9, Math.max(0.3, age - illness.ages[0])) * (0.15 + 0.85 * chance.next());
    const onset = until - years * YEAR;
    return {
      illness,
      onset,
      found: officeHour(chance, onset + chance.whole(20, 160) * DAY),
      severity: severity(chance),
    };
  });
  return plans.filter((plan) => plan.found < until - DAY);
}

/** How bad: 0.6 to 1.4, mostly near 1. */
export const severity = (chance: Chance): number => Math.min(1.4, Math.max(0.6, chance.normal(1, 0.2)));

/** A time of the clinic, 8:00 to 11:45 or 14:00 to 16:45, on this day. */
export function clinicHour(chance: Chance, day: number): number {
  const morning = chance.yes(0.6);
  const minutes = morning ? 480 + 15 * chance.whole(0, 15) : 840 + 15 * chance.whole(0, 11);
  return midnight(day) + minutes * MINUTE;
}

/** A time of the clinic on this day, or on the Monday after a weekend. */
export function officeHour(chance: Chance, day: number): number {
  const ahead = { 6: 2, 0: 1 }[weekday(day)] ?? 0;
  return clinicHour(chance, day + ahead * DAY);
}
