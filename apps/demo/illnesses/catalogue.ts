import type { Chance } from '../chance.ts';
import type { DepartmentKey } from '../house/departments.ts';
import { BELLY } from './belly.ts';
import { CHILDREN } from './children.ts';
import { HEART } from './heart.ts';
import type { Illness } from './illness.ts';
import { LUNG } from './lung.ts';
import { METABOLISM } from './metabolism.ts';
import { MINOR } from './minor.ts';
import { NERVES } from './nerves.ts';
import { PELVIS } from './pelvis.ts';
import { SURGERY } from './surgery.ts';

const MAJOR = [...HEART, ...LUNG, ...METABOLISM, ...BELLY, ...SURGERY, ...PELVIS, ...NERVES, ...CHILDREN];

/** Illness that is treated in a ward. */
export const ADMITTED: readonly Illness[] = MAJOR.filter(({ stay }) => stay !== undefined);

/** Illness for life, followed in clinics. */
export const CHRONIC: readonly Illness[] = MAJOR.filter(({ stay }) => stay === undefined);

/** Illness that ends after a visit or two. */
export const PASSING: readonly Illness[] = MINOR;

/** One illness of a department's ward. */
export const admittedTo = (chance: Chance, department: DepartmentKey): Illness =>
  chance.weighted(ADMITTED.filter((illness) => illness.department === department).map((one) => [one.weight, one]));

/** Whether it befalls somebody of this age and sex. */
export const befalls = ({ ages, sex }: Illness, age: number, male: boolean): boolean =>
  ages[0] <= age && age <= ages[1] && (sex === undefined || (sex === 'male') === male);
