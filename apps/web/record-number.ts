import type { Patient } from '#fhir';
import { hasCode } from '#ui';

/** The medical record number (HL7 v2-0203 MR), else the first identifier that is not an identity document. */
export function recordNumber(patient: Patient): string | undefined {
  const all = patient.identifier ?? [];
  const own =
    all.find(({ type }) => hasCode(type, 'MR')) ??
    all.find(({ type }) => !hasCode(type, 'NI', 'NNCHN', 'PPN', 'SS', 'DL'));
  return own?.value;
}
