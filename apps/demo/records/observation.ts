import type { CodeableConcept, Observation, ObservationReferenceRange, Quantity, Reference } from '#fhir';
import { limitFor, measureOf, type Measure, type MeasureKey, type VitalKey } from '../body/measures.ts';
import { PANELS, type PanelKey } from '../body/panels.ts';
import { SYSTEM } from '../codes/systems.ts';
import { standard } from '../codes/term.ts';
import { ageOf } from '../people/person.ts';
import { HOUR, instant, MINUTE } from '../time.ts';
import type { Chart } from './chart.ts';
import type { Visit } from './visit.ts';

/** Intervals of adults that hold for children too. */
const FOR_ALL_AGES: ReadonlySet<MeasureKey> = new Set([
  'temperature',
  'spo2',
  'crp',
  'procalcitonin',
  'potassium',
  'sodium',
  'chloride',
  'calcium',
  'glucose',
  'platelets',
] as const);

/** Vital signs at one time; both pressures become one Observation of the blood pressure panel. */
export function recordVitals(chart: Chart, visit: Visit, at: number, keys: readonly VitalKey[]): void {
  for (const key of keys) {
    if (key === 'diastolic') continue;
    const shared = common(chart, visit, at, 'vital-signs', 'Vital Signs', visit.nurse);
    if (key !== 'systolic') {
      chart.add<Observation>({ ...shared, code: codeOf(measureOf(key), chart), ...valued(chart, key, at) });
      continue;
    }
    const name = chart.language === 'en' ? 'Blood pressure' : '血压';
    chart.add<Observation>({
      ...shared,
      code: { ...standard(SYSTEM.loinc, '85354-9', 'Blood pressure panel with all children optional'), text: name },
      component: (['systolic', 'diastolic'] as const).map((part) => ({
        code: codeOf(measureOf(part), chart),
        ...valued(chart, part, at),
      })),
    });
  }
}

/** A panel of the laboratory: its results and the report that holds them together, ready some hours after the blood, or within the hour. */
export function recordPanel(chart: Chart, visit: Visit, key: PanelKey, at: number, urgent = false): void {
  const { loinc, display, zh, en, tests } = PANELS[key];
  const technician = chart.house.someone(chart.chance, 'laboratory', 'technologist');
  const issued =
    at + (urgent || visit.kind === 'emergency' ? 50 * MINUTE : 3 * HOUR) + chart.chance.whole(0, 40) * MINUTE;
  if (issued > chart.now) return;
  const result = tests.map((test): Reference<Observation> =>
    chart.add<Observation>({
      ...common(chart, visit, at, 'laboratory', 'Laboratory', technician),
      issued: instant(issued),
      code: codeOf(measureOf(test), chart),
      ...valued(chart, test, at),
    }),
  );
  chart.add({
    resourceType: 'DiagnosticReport',
    status: 'final',
    category: [standard(SYSTEM.reportSection, 'LAB', 'Laboratory')],
    code: {
      ...(loinc !== undefined && display !== undefined && standard(SYSTEM.loinc, loinc, display)),
      text: chart.language === 'en' ? en : zh,
    },
    subject: chart.patient,
    encounter: visit.reference,
    effectiveDateTime: instant(at),
    issued: instant(issued),
    performer: [technician],
    result,
  });
}

function common(
  chart: Chart,
  visit: Visit,
  at: number,
  category: string,
  display: string,
  performer: NonNullable<Observation['performer']>[number],
): Omit<Observation, 'code'> {
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [standard(SYSTEM.observationCategory, category, display)],
    subject: chart.patient,
    encounter: visit.reference,
    effectiveDateTime: instant(at),
    performer: [performer],
  };
}

const codeOf = ({ loinc, display, zh, en }: Measure, { language }: Chart): CodeableConcept => ({
  ...standard(SYSTEM.loinc, loinc, display),
  text: language === 'en' ? en : zh,
});

type Valued = Pick<Observation, 'valueQuantity' | 'interpretation' | 'referenceRange'>;

/** The value with the interval that applies and what to think of it. */
function valued(chart: Chart, key: MeasureKey, at: number): Valued {
  const measure = measureOf(key);
  const value = chart.body.measure(key, at);
  const quantity = (number: number): Quantity => ({
    value: number,
    ...(measure.unit !== '' && { unit: measure.unit }),
    system: SYSTEM.ucum,
    code: measure.ucum,
  });
  if (ageOf(chart.person, at) < 14 && !FOR_ALL_AGES.has(key)) return { valueQuantity: quantity(value) };
  const low = measure.low === undefined ? undefined : limitFor(measure.low, chart.person.male);
  const high = measure.high === undefined ? undefined : limitFor(measure.high, chart.person.male);
  if (low === undefined && high === undefined) return { valueQuantity: quantity(value) };
  const range: ObservationReferenceRange = {
    ...(low !== undefined && { low: quantity(low) }),
    ...(high !== undefined && { high: quantity(high) }),
  };
  return {
    valueQuantity: quantity(value),
    interpretation: [judge(value, low, high, measure.critical)],
    referenceRange: [range],
  };
}

function judge(
  value: number,
  low = Number.NEGATIVE_INFINITY,
  high = Number.POSITIVE_INFINITY,
  critical: Measure['critical'],
): CodeableConcept {
  if (critical && value < critical[0] && value < low) return interpretation('LL', 'Critical low');
  if (critical && value > critical[1] && value > high) return interpretation('HH', 'Critical high');
  if (value < low) return interpretation('L', 'Low');
  if (value > high) return interpretation('H', 'High');
  return interpretation('N', 'Normal');
}

const interpretation = (code: string, display: string): CodeableConcept =>
  standard(SYSTEM.interpretation, code, display);
