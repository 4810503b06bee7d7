import type { Term } from './term.ts';

/** The key of a title. */
export type TitleKey =
  | 'chief-physician'
  | 'associate-chief-physician'
  | 'attending-physician'
  | 'resident-physician'
  | 'chief-nurse'
  | 'supervisor-nurse'
  | 'senior-nurse'
  | 'nurse'
  | 'supervisor-pharmacist'
  | 'pharmacist'
  | 'supervisor-technologist'
  | 'technologist'
  | 'therapist';

/** Professional titles (职称) of the hospital, highest first in each profession. */
export const TITLES: Readonly<Record<TitleKey, Term>> = {
  'chief-physician': { code: 'chief-physician', zh: '主任医师', en: 'Chief physician' },
  'associate-chief-physician': { code: 'associate-chief-physician', zh: '副主任医师', en: 'Associate chief physician' },
  'attending-physician': { code: 'attending-physician', zh: '主治医师', en: 'Attending physician' },
  'resident-physician': { code: 'resident-physician', zh: '住院医师', en: 'Resident physician' },
  'chief-nurse': { code: 'chief-nurse', zh: '主任护师', en: 'Chief nurse' },
  'supervisor-nurse': { code: 'supervisor-nurse', zh: '主管护师', en: 'Nurse-in-charge' },
  'senior-nurse': { code: 'senior-nurse', zh: '护师', en: 'Senior nurse' },
  nurse: { code: 'nurse', zh: '护士', en: 'Nurse' },
  'supervisor-pharmacist': { code: 'supervisor-pharmacist', zh: '主管药师', en: 'Pharmacist-in-charge' },
  pharmacist: { code: 'pharmacist', zh: '药师', en: 'Pharmacist' },
  'supervisor-technologist': { code: 'supervisor-technologist', zh: '主管技师', en: 'Technologist-in-charge' },
  technologist: { code: 'technologist', zh: '技师', en: 'Technologist' },
  therapist: { code: 'therapist', zh: '治疗师', en: 'Therapist' },
};
