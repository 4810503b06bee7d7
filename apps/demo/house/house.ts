import type { CodeSystem, Practitioner, Reference } from '#fhir';
import type { Chance } from '../chance.ts';
import { ALLERGENS } from '../codes/allergens.ts';
import { listMedicines } from '../codes/medicines.ts';
import { INSURANCES } from '../codes/insurances.ts';
import { listProcedures } from '../codes/procedures.ts';
import { SYSTEM } from '../codes/systems.ts';
import { codeSystem } from '../codes/term.ts';
import { TITLES } from '../codes/titles.ts';
import { VACCINES } from '../codes/vaccines.ts';
import { DEPARTMENTS, type DepartmentKey } from './departments.ts';
import { listStaff, type Member, type Profession } from './staff.ts';

/** Who works where, for those who write patients' lives. */
export interface House {
  readonly staff: readonly Member[];
  /** Somebody of the profession in the department; of the whole house where it has none. */
  someone(chance: Chance, department: DepartmentKey, profession: Profession): Reference<Practitioner>;
}

/** Opens the house with its staff. */
export function openHouse(chance: Chance, now: number): House {
  const staff = listStaff(chance, now);
  const groups = Map.groupBy(staff, ({ department, profession }) => `${department} ${profession}`);
  return {
    staff,
    someone(own, department, profession) {
      const group =
        groups.get(`${department} ${profession}`) ?? staff.filter((member) => member.profession === profession);
      return own.pick(group).reference;
    },
  };
}

/** The hospital's own code systems, so that its codes can be looked up. */
export const listCodeSystems = (): readonly CodeSystem[] => [
  codeSystem('department', SYSTEM.department, 'Demo departments', DEPARTMENTS),
  codeSystem('professional-title', SYSTEM.title, 'Demo professional titles', Object.values(TITLES)),
  codeSystem('medicine', SYSTEM.medicine, 'Demo medicines', listMedicines()),
  codeSystem('procedure', SYSTEM.procedure, 'Demo procedures', listProcedures()),
  codeSystem('vaccine', SYSTEM.vaccine, 'Demo vaccines', Object.values(VACCINES)),
  codeSystem('allergen', SYSTEM.allergen, 'Demo allergens', Object.values(ALLERGENS)),
  codeSystem('insurance', SYSTEM.insurance, 'Demo insurances', Object.values(INSURANCES)),
];
