import type { Language } from '#kernel';
import type { Patient } from '#fhir';
import { ageOn } from '#ui';
import { recordNumber } from './record-number.ts';
import { sexOf } from './sex.ts';

/** Sex, age, birth date and number in one line, to tell namesakes apart; `day` is today in the hospital's zone. */
export function aboutPatient(patient: Patient, language: Language, day: string): string {
  const { gender, birthDate } = patient;
  const age = birthDate === undefined ? undefined : ageOn(birthDate, day);
  return [sexOf(gender)[language], age?.[language], birthDate, recordNumber(patient)]
    .filter((part) => part !== undefined)
    .join(' · ');
}
