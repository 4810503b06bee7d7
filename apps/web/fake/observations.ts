import type { DiagnosticReport, Observation } from '#fhir';
import { seeded } from './random.ts';

interface Analyte {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly digits: number;
}

const labs: readonly Analyte[] = [
  { code: '2823-3', name: '血钾', unit: 'mmol/L', low: 3.5, high: 5.3, digits: 2 },
  { code: '2951-2', name: '血钠', unit: 'mmol/L', low: 137, high: 147, digits: 0 },
  { code: '2160-0', name: '肌酐', unit: 'μmol/L', low: 41, high: 81, digits: 0 },
  { code: '6690-2', name: '白细胞', unit: '10⁹/L', low: 3.5, high: 9.5, digits: 1 },
  { code: '718-7', name: '血红蛋白', unit: 'g/L', low: 115, high: 150, digits: 0 },
  { code: '777-3', name: '血小板', unit: '10⁹/L', low: 125, high: 350, digits: 0 },
  { code: '1988-5', name: 'C 反应蛋白', unit: 'mg/L', low: 0, high: 8, digits: 0 },
  { code: '6301-6', name: '国际标准化比值 (INR)', unit: '', low: 2, high: 3, digits: 1 },
  { code: '33762-6', name: 'N 末端 B 型利钠肽原', unit: 'pg/mL', low: 0, high: 300, digits: 0 },
  { code: '89579-7', name: '高敏肌钙蛋白 I', unit: 'ng/L', low: 0, high: 34, digits: 1 },
];
const vitals: readonly Analyte[] = [
  { code: '8310-5', name: '体温', unit: '°C', low: 36, high: 37.3, digits: 1 },
  { code: '8867-4', name: '脉搏', unit: '/min', low: 60, high: 100, digits: 0 },
  { code: '9279-1', name: '呼吸', unit: '/min', low: 12, high: 20, digits: 0 },
  { code: '2708-6', name: '血氧', unit: '%', low: 94, high: 100, digits: 0 },
];

const categorySystem = 'http://terminology.hl7.org/CodeSystem/observation-category';
const interpretationSystem = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';

/** 600 observations of one patient over 20 days: panels of ten with a report, rounds of five vital signs without one. */
export function makeObservations(subject: string, now: Date): readonly (Observation | DiagnosticReport)[] {
  const random = seeded(600);
  const all: (Observation | DiagnosticReport)[] = [];
  for (let panel = 0; panel < 30; panel += 1) {
    const when = new Date(now.getTime() - (40 + panel * 16 * 60) * 60_000).toISOString();
    const results = labs.map((lab) => measured(`${subject}-l${panel}-${lab.code}`, subject, lab, when, random(), 'laboratory', panel === 0 && lab.code === '2823-3'));
    all.push(...results, report(`${subject}-r${panel}`, subject, when, results));
  }
  for (let round = 0; round < 60; round += 1) {
    const when = new Date(now.getTime() - (15 + round * 8 * 60) * 60_000).toISOString();
    all.push(...vitals.map((sign) => measured(`${subject}-v${round}-${sign.code}`, subject, sign, when, random(), 'vital-signs', false)));
    all.push(pressure(`${subject}-v${round}-bp`, subject, when, random()));
  }
  return all;
}

/** One critical result of another patient within the last day. */
export const makeCritical = (subject: string, id: string, now: Date, minutes: number, code: 'HH' | 'LL'): Observation => ({
  ...measured(id, subject, code === 'HH' ? labs[0]! : labs[4]!, new Date(now.getTime() - minutes * 60_000).toISOString(), code === 'HH' ? 1 : 0, 'laboratory', true),
});

function measured(id: string, subject: string, { code, name, unit, low, high, digits }: Analyte, when: string, chance: number, category: string, critical: boolean): Observation {
  const width = high - low || 1;
  const value = Math.max(0, Number((critical ? (chance < 0.5 ? low - width * 0.8 : high + width * 0.6) : low - width * 0.15 + chance * width * 1.35).toFixed(digits)));
  const flag = critical ? (value > high ? 'HH' : 'LL') : value > high ? 'H' : value < low ? 'L' : undefined;
  return {
    resourceType: 'Observation',
    id,
    meta: { versionId: '1', lastUpdated: when },
    status: 'final',
    category: [{ coding: [{ system: categorySystem, code: category }] }],
    code: { coding: [{ system: 'http://loinc.org', code }], text: name },
    subject: { reference: `Patient/${subject}` },
    effectiveDateTime: when,
    valueQuantity: { value, unit },
    referenceRange: [{ low: { value: low, unit }, high: { value: high, unit } }],
    ...(flag && { interpretation: [{ coding: [{ system: interpretationSystem, code: flag }] }] }),
  };
}

function pressure(id: string, subject: string, when: string, chance: number): Observation {
  const systolic = Math.round(96 + chance * 60);
  const part = (code: string, text: string, value: number): NonNullable<Observation['component']>[number] => ({
    code: { coding: [{ system: 'http://loinc.org', code }], text },
    valueQuantity: { value, unit: 'mmHg' },
  });
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [{ coding: [{ system: categorySystem, code: 'vital-signs' }] }],
    code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }], text: '血压' },
    subject: { reference: `Patient/${subject}` },
    effectiveDateTime: when,
    component: [part('8480-6', '收缩压', systolic), part('8462-4', '舒张压', Math.round(systolic * 0.6))],
    ...(systolic > 140 && { interpretation: [{ coding: [{ system: interpretationSystem, code: 'H' }] }] }),
  };
}

function report(id: string, subject: string, when: string, results: readonly Observation[]): DiagnosticReport {
  return {
    resourceType: 'DiagnosticReport',
    id,
    status: 'final',
    category: [{ coding: [{ code: 'LAB' }] }],
    code: { text: '生化与血常规' },
    subject: { reference: `Patient/${subject}` },
    effectiveDateTime: when,
    performer: [{ display: '检验科' }],
    result: results.map((result) => ({ reference: `Observation/${result.id}` })),
  };
}
