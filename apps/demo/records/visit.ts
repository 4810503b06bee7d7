import type { CodeableConcept, Condition, Encounter, EncounterLocation, Practitioner, Reference } from '#fhir';
import { SYSTEM } from '../codes/systems.ts';
import { concept, standard } from '../codes/term.ts';
import { department, type DepartmentKey } from '../house/departments.ts';
import { bedOf, roomOf, wardOf } from '../house/locations.ts';
import { departmentReference } from '../house/organizations.ts';
import { DAY, instant } from '../time.ts';
import type { Chart } from './chart.ts';

/** How a patient is here. */
export type VisitKind = 'outpatient' | 'emergency' | 'inpatient';

/** A contact with the hospital while it is written. */
export interface Visit {
  readonly reference: Reference<Encounter>;
  readonly kind: VisitKind;
  readonly department: DepartmentKey;
  readonly doctor: Reference<Practitioner>;
  readonly nurse: Reference<Practitioner>;
  readonly start: number;
  /** Still here if left out. */
  readonly end?: number;
}

/** What a visit ends with. */
export interface VisitFacts {
  readonly reason: string;
  readonly diagnoses: readonly Reference<Condition>[];
  readonly bed?: number;
  /** Where an inpatient came from and went. */
  readonly fromEmergency?: boolean;
  readonly born?: boolean;
  readonly died?: boolean;
}

const CLASS = {
  outpatient: { code: 'AMB', display: 'ambulatory', zh: '门诊', en: 'Outpatient' },
  emergency: { code: 'EMER', display: 'emergency', zh: '急诊', en: 'Emergency' },
  inpatient: { code: 'IMP', display: 'inpatient encounter', zh: '住院', en: 'Inpatient' },
} as const;

/** Begins a visit: a doctor and a nurse of the department receive the patient. */
export function beginVisit(chart: Chart, kind: VisitKind, key: DepartmentKey, start: number, end?: number): Visit {
  return {
    reference: chart.reserve<Encounter>('Encounter'),
    kind,
    department: key,
    doctor: chart.house.someone(chart.chance, key, 'doctor'),
    nurse: chart.house.someone(chart.chance, key, 'nurse'),
    start,
    ...(end !== undefined && { end }),
  };
}

/** Writes the Encounter of a visit whose content is known. */
export function closeVisit(chart: Chart, visit: Visit, facts: VisitFacts): void {
  const { kind, start, end } = visit;
  const { code, display, zh, en } = CLASS[kind];
  const period = { start: instant(start), ...(end !== undefined && { end: instant(end) }) };
  const number = visit.reference.reference?.split('/')[1] ?? '';
  chart.put(visit.reference, {
    resourceType: 'Encounter',
    identifier: [{ system: SYSTEM.encounterNumber, value: number.toUpperCase() }],
    status: end === undefined ? 'in-progress' : 'finished',
    class: { system: SYSTEM.actCode, code, display },
    type: [{ text: chart.language === 'en' ? en : zh }],
    serviceType: concept(SYSTEM.department, department(visit.department), chart.language),
    subject: chart.patient,
    participant: [
      {
        type: [standard(SYSTEM.participation, 'ATND', 'attender')],
        individual: visit.doctor,
      },
    ],
    period,
    reasonCode: [{ text: facts.reason }],
    ...(facts.diagnoses.length > 0 && {
      diagnosis: facts.diagnoses.map((condition, index) => ({
        condition,
        use: diagnosisRole(kind, index),
        rank: index + 1,
      })),
    }),
    ...(kind === 'inpatient' && { hospitalization: hospitalization(visit, facts) }),
    ...(end !== undefined && kind === 'inpatient' && { length: lengthOf(start, end) }),
    location: locations(visit, facts.bed, period),
    serviceProvider: departmentReference(visit.department),
  });
}

/** FHIR diagnosis-role: admission diagnosis or chief complaint first, comorbidities after. */
function diagnosisRole(kind: VisitKind, index: number): CodeableConcept {
  if (index > 0) return standard(SYSTEM.diagnosisRole, 'CM', 'Comorbidity diagnosis');
  return kind === 'inpatient'
    ? standard(SYSTEM.diagnosisRole, 'AD', 'Admission diagnosis')
    : standard(SYSTEM.diagnosisRole, 'CC', 'Chief complaint');
}

function locations(
  visit: Visit,
  bed: number | undefined,
  period: { start: string; end?: string },
): EncounterLocation[] {
  const status = visit.end === undefined ? 'active' : 'completed';
  if (visit.kind !== 'inpatient') return [{ location: roomOf(visit.department), status, period }];
  const ward: EncounterLocation = { location: wardOf(visit.department), status, period };
  return bed === undefined ? [ward] : [ward, { location: bedOf(visit.department, bed), status, period }];
}

function hospitalization(
  { end }: Visit,
  { fromEmergency, born, died }: VisitFacts,
): NonNullable<Encounter['hospitalization']> {
  const source = born
    ? ['born', 'Born in hospital']
    : fromEmergency
      ? ['emd', 'From accident/emergency department']
      : ['outp', 'From outpatient department'];
  return {
    admitSource: standard(SYSTEM.admitSource, source[0] ?? '', source[1] ?? ''),
    ...(end !== undefined && {
      dischargeDisposition: died
        ? standard(SYSTEM.discharge, 'exp', 'Expired')
        : standard(SYSTEM.discharge, 'home', 'Home'),
    }),
  };
}

const lengthOf = (start: number, end: number): NonNullable<Encounter['length']> => ({
  value: Math.max(1, Math.round((end - start) / DAY)),
  unit: 'd',
  system: SYSTEM.ucum,
  code: 'd',
});
