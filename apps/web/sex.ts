import type { Words } from '#kernel';
import { words } from './words.ts';

/** AdministrativeGender (FHIR R4, required binding) in words. */
export function sexOf(gender: string | undefined): Words {
  if (gender === 'female') return words.woman;
  if (gender === 'male') return words.man;
  return gender === 'other' ? words.otherSex : words.sexUnknown;
}
