import type { Condition, Reference } from '#fhir';
import { SYSTEM } from '../codes/systems.ts';
import { diagnosisConcept, standard } from '../codes/term.ts';
import type { Illness } from '../illnesses/illness.ts';
import { day, instant } from '../time.ts';
import type { Chart } from './chart.ts';
import type { Visit } from './visit.ts';

/** When an illness began and, if so, ended. */
export interface Course {
  readonly onset: number;
  readonly ended?: number;
}

/** A diagnosis: of a visit, or on the list of problems. */
export function recordCondition(
  chart: Chart,
  visit: Visit,
  illness: Pick<Illness, 'icd' | 'name'>,
  { onset, ended }: Course,
  list: 'problem' | 'visit',
): Reference<Condition> {
  const active = ended === undefined || ended > chart.now;
  return chart.add<Condition>({
    resourceType: 'Condition',
    clinicalStatus: active
      ? standard(SYSTEM.conditionClinical, 'active', 'Active')
      : standard(SYSTEM.conditionClinical, 'resolved', 'Resolved'),
    verificationStatus: standard(SYSTEM.conditionVerification, 'confirmed', 'Confirmed'),
    category: [
      list === 'problem'
        ? standard(SYSTEM.conditionCategory, 'problem-list-item', 'Problem List Item')
        : standard(SYSTEM.conditionCategory, 'encounter-diagnosis', 'Encounter Diagnosis'),
    ],
    code: diagnosisConcept(illness.icd[0], illness.icd[1], illness.name, chart.language),
    subject: chart.patient,
    encounter: visit.reference,
    onsetDateTime: day(onset),
    ...(!active && ended !== undefined && { abatementDateTime: day(ended) }),
    recordedDate: instant(visit.start),
    recorder: visit.doctor,
    asserter: visit.doctor,
  });
}
