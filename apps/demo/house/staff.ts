import type { CodeableConcept, Practitioner, PractitionerRole, Reference } from '#fhir';
import type { Chance } from '../chance.ts';
import { SYSTEM } from '../codes/systems.ts';
import { concept, standard } from '../codes/term.ts';
import { TITLES, type TitleKey } from '../codes/titles.ts';
import { mobileNumber } from '../people/numbers.ts';
import { personBorn, type Person } from '../people/person.ts';
import { day, YEAR } from '../time.ts';
import { DEPARTMENTS, type Department, type DepartmentKey } from './departments.ts';
import { departmentReference, serviceReference } from './organizations.ts';

/** The kinds of work; each has its titles. */
export type Profession = 'doctor' | 'nurse' | 'pharmacist' | 'technologist' | 'therapist';

/** Somebody who works here. */
export interface Member {
  readonly reference: Reference<Practitioner>;
  readonly department: DepartmentKey;
  readonly profession: Profession;
  readonly title: TitleKey;
  readonly resources: readonly (Practitioner | PractitionerRole)[];
}

/** All who work here; the first doctor and the first nurse of a department lead it. */
export function listStaff(chance: Chance, now: number): readonly Member[] {
  return DEPARTMENTS.flatMap((entry, index) =>
    postsOf(entry).map((profession, post) => makeMember(chance, now, entry, profession, index * 100 + post, post)),
  );
}

/** The profession of each post, leaders first. */
function postsOf({ code, doctors, nurses, others }: Department): readonly Profession[] {
  const other: Profession =
    code === 'pharmacy' ? 'pharmacist' : code === 'rehabilitation' ? 'therapist' : 'technologist';
  return [
    ...Array.from({ length: doctors }, (): Profession => 'doctor'),
    ...Array.from({ length: nurses }, (): Profession => 'nurse'),
    ...Array.from({ length: others }, () => other),
  ];
}

function makeMember(
  chance: Chance,
  now: number,
  entry: Department,
  profession: Profession,
  order: number,
  post: number,
): Member {
  const title = titleFor(profession, rankOf(entry, profession, post));
  const seniority = SENIORITY[title];
  const age = seniority[0] + chance.next() * (seniority[1] - seniority[0]);
  const person = personBorn(chance, 100_000 + order * 3, now - age * YEAR, chance.yes(MALE_SHARE[profession]));
  const id = `staff-${entry.code}-${String(post + 1).padStart(2, '0')}`;
  const reference = { reference: `Practitioner/${id}`, display: person.name.text };
  const started = day(person.born + 25 * YEAR);
  const role: PractitionerRole = {
    resourceType: 'PractitionerRole',
    id: `role-${entry.code}-${String(post + 1).padStart(2, '0')}`,
    active: true,
    period: { start: started },
    practitioner: reference,
    organization: departmentReference(entry.code),
    code: [roleOf(profession)],
    specialty: [concept(SYSTEM.department, entry)],
    ...(entry.clinic && profession === 'doctor' && { healthcareService: [serviceReference(entry.code)] }),
  };
  return {
    reference,
    department: entry.code,
    profession,
    title,
    resources: [practitioner(id, person, profession, title, mobileNumber(chance)), role],
  };
}

function practitioner(
  id: string,
  person: Person,
  profession: Profession,
  title: TitleKey,
  phone: string,
): Practitioner {
  return {
    resourceType: 'Practitioner',
    id,
    identifier: [
      {
        use: 'official',
        type: standard(SYSTEM.identifierType, 'EI', 'Employee number'),
        system: SYSTEM.staffNumber,
        value: `S${String(person.order - 100_000).padStart(5, '0')}`,
      },
    ],
    active: true,
    name: person.name.fhir,
    telecom: [
      { system: 'phone', value: phone, use: 'work' },
      { system: 'email', value: `${id}@demo.suwen.example`, use: 'work' },
    ],
    gender: person.male ? 'male' : 'female',
    birthDate: person.birthDate,
    qualification: [
      { code: { text: LICENCE[profession] }, period: { start: day(person.born + 24 * YEAR) } },
      { code: concept(SYSTEM.title, TITLES[title]) },
    ],
    communication: [{ coding: [{ system: 'urn:ietf:bcp:47', code: 'zh-CN', display: 'Chinese (China)' }] }],
  };
}

const LICENCE: Readonly<Record<Profession, string>> = {
  doctor: '医师执业证书',
  nurse: '护士执业证书',
  pharmacist: '药学专业技术资格证书',
  technologist: '卫生专业技术资格证书',
  therapist: '康复治疗技术资格证书',
};

const MALE_SHARE: Readonly<Record<Profession, number>> = {
  doctor: 0.55,
  nurse: 0.06,
  pharmacist: 0.3,
  technologist: 0.45,
  therapist: 0.5,
};

/** Ages at which a title is held. */
const SENIORITY: Readonly<Record<TitleKey, readonly [number, number]>> = {
  'chief-physician': [46, 60],
  'associate-chief-physician': [38, 52],
  'attending-physician': [31, 42],
  'resident-physician': [26, 32],
  'chief-nurse': [45, 54],
  'supervisor-nurse': [34, 48],
  'senior-nurse': [28, 36],
  nurse: [22, 29],
  'supervisor-pharmacist': [35, 52],
  pharmacist: [25, 36],
  'supervisor-technologist': [35, 52],
  technologist: [24, 36],
  therapist: [25, 40],
};

const LADDERS: Readonly<Record<Profession, readonly (readonly [untilShare: number, title: TitleKey])[]>> = {
  doctor: [
    [0.15, 'chief-physician'],
    [0.4, 'associate-chief-physician'],
    [0.75, 'attending-physician'],
    [1, 'resident-physician'],
  ],
  nurse: [
    [0.04, 'chief-nurse'],
    [0.25, 'supervisor-nurse'],
    [0.6, 'senior-nurse'],
    [1, 'nurse'],
  ],
  pharmacist: [
    [0.3, 'supervisor-pharmacist'],
    [1, 'pharmacist'],
  ],
  technologist: [
    [0.3, 'supervisor-technologist'],
    [1, 'technologist'],
  ],
  therapist: [[1, 'therapist']],
};

const titleFor = (profession: Profession, share: number): TitleKey =>
  LADDERS[profession].find(([until]) => share < until)?.[1] ?? 'nurse';

/** Place among the department's own profession, from 0 to below 1. */
function rankOf({ doctors, nurses, others }: Department, profession: Profession, post: number): number {
  if (profession === 'doctor') return post / doctors;
  if (profession === 'nurse') return (post - doctors) / nurses;
  return (post - doctors - nurses) / others;
}

/** FHIR's code where it has one (doctor, nurse, pharmacist), else its text alone. */
function roleOf(profession: Profession): CodeableConcept {
  if (profession === 'technologist') return { text: '技师' };
  if (profession === 'therapist') return { text: '治疗师' };
  const display = profession.charAt(0).toUpperCase() + profession.slice(1);
  return standard(SYSTEM.practitionerRole, profession, display);
}
