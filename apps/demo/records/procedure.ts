import type { Condition, Procedure, Reference } from '#fhir';
import { procedureTerm, type ProcedureKey } from '../codes/procedures.ts';
import { SYSTEM } from '../codes/systems.ts';
import { concept } from '../codes/term.ts';
import { HOUR, instant } from '../time.ts';
import type { Chart } from './chart.ts';
import type { Visit } from './visit.ts';

/** What was done to the patient, unless it is still to come. */
export function recordProcedure(
  chart: Chart,
  visit: Visit,
  key: ProcedureKey,
  at: number,
  reason: Reference<Condition>,
): void {
  const end = at + chart.chance.whole(1, 3) * HOUR;
  if (end > chart.now) return;
  chart.add<Procedure>({
    resourceType: 'Procedure',
    status: 'completed',
    code: concept(SYSTEM.procedure, procedureTerm(key), chart.language),
    subject: chart.patient,
    encounter: visit.reference,
    performedPeriod: { start: instant(at), end: instant(end) },
    performer: [{ actor: visit.doctor }],
    reasonReference: [reason],
  });
}
