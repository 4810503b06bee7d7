import type { CodeableConcept, Condition, Dosage, MedicationRequest, Reference } from '#fhir';
import { medicine, type Medicine, type Route } from '../codes/medicines.ts';
import { SYSTEM } from '../codes/systems.ts';
import { concept, standard } from '../codes/term.ts';
import { DAY, instant } from '../time.ts';
import type { Chart } from './chart.ts';
import type { Visit } from './visit.ts';

/** An order of a medicine. */
export interface Order {
  readonly medicine: string;
  readonly at: number;
  /** When it ends; still running if in the future or left out. */
  readonly until?: number;
  readonly category: 'inpatient' | 'outpatient' | 'discharge';
  readonly reason?: Reference<Condition>;
}

/** Orders a medicine as it is usually given; children get a share by weight. */
export function orderMedicine(chart: Chart, visit: Visit, order: Order): Reference<MedicationRequest> {
  const item = medicine(order.medicine);
  const running = order.until === undefined || order.until > chart.now;
  const display = order.category.charAt(0).toUpperCase() + order.category.slice(1);
  const days = Math.max(1, Math.round(((order.until ?? order.at + 30 * DAY) - order.at) / DAY));
  return chart.add<MedicationRequest>({
    resourceType: 'MedicationRequest',
    status: running ? 'active' : 'completed',
    intent: 'order',
    category: [standard(SYSTEM.medicationRequestCategory, order.category, display)],
    medicationCodeableConcept: concept(SYSTEM.medicine, item, chart.language),
    subject: chart.patient,
    encounter: visit.reference,
    authoredOn: instant(order.at),
    requester: visit.doctor,
    ...(order.reason && { reasonReference: [order.reason] }),
    dosageInstruction: [dosage(chart, item, order.at)],
    ...(order.category !== 'inpatient' && {
      dispenseRequest: { expectedSupplyDuration: { value: days, unit: 'd', system: SYSTEM.ucum, code: 'd' } },
    }),
  });
}

/** A medicine that the patient says to take, bought elsewhere. */
export function stateMedicine(chart: Chart, visit: Visit, key: string, since: number): void {
  const item = medicine(key);
  chart.add({
    resourceType: 'MedicationStatement',
    status: 'active',
    medicationCodeableConcept: concept(SYSTEM.medicine, item, chart.language),
    subject: chart.patient,
    context: visit.reference,
    effectivePeriod: { start: instant(since) },
    dateAsserted: instant(visit.start),
    informationSource: chart.patient,
    dosage: [dosage(chart, item, visit.start)],
  });
}

const ROUTE: Readonly<Record<Route, readonly [zh: string, en: string]>> = {
  oral: ['口服', 'by mouth'],
  intravenous: ['静脉滴注', 'intravenous'],
  subcutaneous: ['皮下注射', 'subcutaneous'],
  inhaled: ['吸入', 'inhaled'],
  topical: ['外用', 'on the skin'],
  eye: ['滴眼', 'into the eye'],
  intramuscular: ['肌内注射', 'intramuscular'],
};

function dosage(chart: Chart, item: Medicine, at: number): Dosage {
  const english = chart.language === 'en';
  const dose = doseFor(chart, item, at);
  const shown = `${dose} ${UNIT_SHOWN[item.unit] ?? item.unit}`;
  const route: CodeableConcept = { text: ROUTE[item.route][english ? 1 : 0] };
  const often =
    item.perDay === 0 ? (english ? 'once' : '一次') : english ? `${item.perDay} × daily` : `每日${item.perDay}次`;
  return {
    text: english ? `${shown} ${ROUTE[item.route][1]}, ${often}` : `${ROUTE[item.route][0]},每次 ${shown},${often}`,
    timing:
      item.perDay === 0 ? { event: [instant(at)] } : { repeat: { frequency: item.perDay, period: 1, periodUnit: 'd' } },
    route,
    doseAndRate: [
      { doseQuantity: { value: dose, unit: UNIT_SHOWN[item.unit] ?? item.unit, system: SYSTEM.ucum, code: item.unit } },
    ],
  };
}

const UNIT_SHOWN: Readonly<Record<string, string>> = { '[IU]': 'IU', ug: 'μg' };

/** Below 40 kg the dose is a share of the adult's, to two figures. */
function doseFor(chart: Chart, item: Medicine, at: number): number {
  const weight = chart.body.measure('weight', at);
  if (weight >= 40 || item.code.endsWith('-child')) return item.dose;
  return Number((item.dose * Math.max(0.06, weight / 50)).toPrecision(2));
}
