import { DEPARTMENTS, type DepartmentKey } from './house/departments.ts';
import type { FamilyPlace } from './lives/family.ts';

/** Why somebody is in the demo. */
export type Situation =
  | { readonly kind: 'inpatient'; readonly department: DepartmentKey; readonly bed: number }
  | { readonly kind: 'emergency' }
  | { readonly kind: 'clinic'; readonly when: 'today' | 'tomorrow' }
  /** `share` from 0 (was here lately) to below 1 (years ago). */
  | { readonly kind: 'former'; readonly share: number };

/** One place of the roster: a single person, or a mother with her newborns. */
export type Place =
  | { readonly size: 1; readonly situation: Situation }
  | { readonly size: 1 | 2 | 3; readonly family: FamilyPlace };

/** Every seventh bed stays free. */
const FREE = 7;

/**
 * Who is where, most important first: 15 in 100 in the wards (evenly filled, as far as there are beds), then emergency,
 * the clinics of today and tomorrow, then those who were here before, the latest first. The sizes add up to `patients`.
 */
export function planRoster(patients: number): readonly Place[] {
  const wards = takenBeds(patients).map(({ department, bed }): Place => placeIn(department, bed));
  const single = (situation: Situation): Place => ({ size: 1, situation });
  const emergency = Math.round(patients * 0.0075);
  const today = Math.round(patients * 0.06);
  const tomorrow = Math.round(patients * 0.04);
  const here = wards.reduce((sum, { size }) => sum + size, 0) + emergency + today + tomorrow;
  const former = Math.max(0, patients - here);
  return [
    ...wards,
    ...Array.from({ length: emergency }, () => single({ kind: 'emergency' })),
    ...Array.from({ length: today }, () => single({ kind: 'clinic', when: 'today' })),
    ...Array.from({ length: tomorrow }, () => single({ kind: 'clinic', when: 'tomorrow' })),
    ...Array.from({ length: former }, (_, index) => single({ kind: 'former', share: index / former })),
  ];
}

/** The beds that are occupied: the first of each ward, then the second of each, and so on. */
export function takenBeds(patients: number): readonly { readonly department: DepartmentKey; readonly bed: number }[] {
  const most = Math.max(...DEPARTMENTS.map(({ beds }) => beds));
  return Array.from({ length: most }, (_, index) => index + 1)
    .filter((bed) => bed % FREE !== 0)
    .flatMap((bed) => DEPARTMENTS.filter(({ beds }) => bed <= beds).map(({ code }) => ({ department: code, bed })))
    .slice(0, Math.round(patients * 0.15));
}

/** In obstetrics every fourth mother is still waiting and every ninth has twins. */
function placeIn(department: DepartmentKey, bed: number): Place {
  if (department === 'neonatology') return { size: 2, family: { ward: 'neonatology', bed, children: 1 } };
  if (department !== 'obstetrics') return { size: 1, situation: { kind: 'inpatient', department, bed } };
  if (bed % 4 === 3) return { size: 1, family: { ward: 'obstetrics', bed, children: 0 } };
  if (bed % 9 === 4) return { size: 3, family: { ward: 'obstetrics', bed, children: 2 } };
  return { size: 2, family: { ward: 'obstetrics', bed, children: 1 } };
}
