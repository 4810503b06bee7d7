import type { AllergyIntolerance, CareTeam, Coverage, Immunization } from '#fhir';
import { ALLERGENS } from '../codes/allergens.ts';
import { INSURANCES } from '../codes/insurances.ts';
import { SYSTEM } from '../codes/systems.ts';
import { concept, standard } from '../codes/term.ts';
import { VACCINES, type Vaccine } from '../codes/vaccines.ts';
import { department } from '../house/departments.ts';
import { departmentReference, hospitalReference } from '../house/organizations.ts';
import { ageOf } from '../people/person.ts';
import { DAY, day, instant, YEAR } from '../time.ts';
import type { Chart } from './chart.ts';
import type { Visit } from './visit.ts';

/** Who pays. */
export function recordCoverage(chart: Chart): void {
  const { person, chance, now } = chart;
  const age = ageOf(person, now);
  const kind =
    person.country !== undefined
      ? chance.yes(0.6)
        ? 'commercial'
        : 'self'
      : age < 22 || chance.yes(0.35)
        ? 'resident'
        : 'employee';
  chart.add<Coverage>({
    resourceType: 'Coverage',
    status: 'active',
    type: concept(SYSTEM.insurance, INSURANCES[kind], chart.language),
    subscriberId: `M${String(person.order).padStart(9, '0')}`,
    beneficiary: chart.patient,
    period: { start: `${day(now).slice(0, 4)}-01-01`, end: `${day(now).slice(0, 4)}-12-31` },
    payor: [
      kind === 'self' ? chart.patient : { reference: `Organization/insurer-${kind}`, display: INSURANCES[kind].zh },
    ],
  });
}

/** Allergies, a recorded "no known allergy", or nothing at all, which means that nobody asked. */
export function recordAllergies(chart: Chart, at: number): void {
  const shared = {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: standard(SYSTEM.allergyClinical, 'active', 'Active'),
    patient: chart.patient,
    recordedDate: instant(at),
    recorder: chart.house.someone(chart.chance, 'emergency', 'nurse'),
  } as const;
  const share = chart.chance.next();
  if (share < 0.1) return;
  if (share < 0.82) {
    chart.add<AllergyIntolerance>({
      ...shared,
      verificationStatus: standard(SYSTEM.allergyVerification, 'confirmed', 'Confirmed'),
      // Code and name as in HL7's own examples of "no known allergy".
      code: {
        ...standard(SYSTEM.snomed, '716186003', 'No Known Allergy (situation)'),
        text: chart.language === 'en' ? 'No known allergy' : '无已知过敏',
      },
    });
    return;
  }
  const severe = chart.chance.yes(0.15);
  const allergen = chart.chance.pick(Object.values(ALLERGENS));
  chart.add<AllergyIntolerance>({
    ...shared,
    verificationStatus: standard(SYSTEM.allergyVerification, 'confirmed', 'Confirmed'),
    type: 'allergy',
    category: [allergen.category],
    criticality: severe ? 'high' : 'low',
    code: concept(SYSTEM.allergen, allergen, chart.language),
    reaction: [
      {
        manifestation: [{ text: severe ? sayShock(chart) : allergen.reaction[chart.language === 'en' ? 'en' : 'zh'] }],
        severity: severe ? 'severe' : chart.chance.pick(['mild', 'moderate'] as const),
      },
    ],
  });
}

const sayShock = ({ language }: Chart): string => (language === 'en' ? 'Anaphylactic shock' : '过敏性休克');

/** Vaccinations: children by the schedule, the old against influenza and pneumococci. */
export function recordImmunizations(chart: Chart): void {
  const { person, now, chance } = chart;
  const age = ageOf(person, now);
  if (age < 7) {
    for (const vaccine of Object.values<Vaccine>(VACCINES)) {
      for (const [index, months] of vaccine.months.entries()) {
        // The first doses are given on the day of birth.
        const at = person.born + (months * YEAR) / 12 + (months === 0 ? 0 : chance.whole(1, 12) * DAY);
        if (at < now) recordDose(chart, vaccine, at, index + 1);
      }
    }
    return;
  }
  const adult: readonly (readonly [Vaccine, number])[] =
    age >= 60
      ? [
          [VACCINES.influenza, 0.4],
          [VACCINES.pneumococcal, 0.15],
          [VACCINES.zoster, 0.08],
        ]
      : [[VACCINES.influenza, 0.12], ...(!person.male && age < 46 && age > 14 ? [[VACCINES.hpv, 0.2] as const] : [])];
  for (const [vaccine, probability] of adult) {
    if (chance.yes(probability)) recordDose(chart, vaccine, now - chance.whole(30, 420) * DAY, 1);
  }
}

function recordDose(chart: Chart, vaccine: Vaccine, at: number, doseNumberPositiveInt: number): void {
  chart.add<Immunization>({
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: concept(SYSTEM.vaccine, vaccine, chart.language),
    patient: chart.patient,
    occurrenceDateTime: day(at),
    primarySource: true,
    lotNumber: `DEMO${day(at).slice(2, 4)}${String(chart.chance.whole(1, 999)).padStart(3, '0')}`,
    protocolApplied: [{ doseNumberPositiveInt }],
  });
}

/** Who looks after the patient together. */
export function recordCareTeam(chart: Chart, visit: Visit): void {
  const zh = chart.language !== 'en';
  const entry = department(visit.department);
  chart.add<CareTeam>({
    resourceType: 'CareTeam',
    status: 'active',
    name: zh ? `${entry.zh}诊疗小组` : `${entry.en} team`,
    subject: chart.patient,
    encounter: visit.reference,
    period: { start: instant(visit.start) },
    participant: [
      {
        role: [{ text: zh ? '主管医师' : 'Responsible doctor' }],
        member: visit.doctor,
        onBehalfOf: departmentReference(visit.department),
      },
      { role: [{ text: zh ? '责任护士' : 'Responsible nurse' }], member: visit.nurse },
      { role: [{ text: zh ? '患者' : 'Patient' }], member: chart.patient },
    ],
    managingOrganization: [hospitalReference],
  });
}
