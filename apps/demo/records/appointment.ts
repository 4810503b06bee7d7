import type { Appointment, Condition, Reference, ServiceRequest } from '#fhir';
import { SYSTEM } from '../codes/systems.ts';
import { concept, standard } from '../codes/term.ts';
import { department, type DepartmentKey } from '../house/departments.ts';
import { roomOf } from '../house/locations.ts';
import { serviceReference } from '../house/organizations.ts';
import { DAY, instant, MINUTE } from '../time.ts';
import type { Chart } from './chart.ts';
import type { Visit } from './visit.ts';

/** A booked visit of the clinic, 15 minutes; one that has begun has arrived, one that is over is fulfilled. */
export function bookAppointment(chart: Chart, key: DepartmentKey, start: number, first: boolean): void {
  const end = start + 15 * MINUTE;
  chart.add<Appointment>({
    resourceType: 'Appointment',
    status: end <= chart.now ? 'fulfilled' : start <= chart.now ? 'arrived' : 'booked',
    serviceType: [concept(SYSTEM.department, department(key), chart.language)],
    specialty: [concept(SYSTEM.department, department(key), chart.language)],
    appointmentType: first
      ? standard(SYSTEM.appointmentReason, 'ROUTINE', 'Routine appointment - default if not valued')
      : standard(SYSTEM.appointmentReason, 'FOLLOWUP', 'A follow up visit from a previous appointment'),
    start: instant(start),
    end: instant(end),
    minutesDuration: 15,
    created: instant(start - chart.chance.whole(2, 14) * DAY),
    participant: [
      { actor: chart.patient, status: 'accepted' },
      { actor: chart.house.someone(chart.chance, key, 'doctor'), status: 'accepted' },
      { actor: roomOf(key), status: 'accepted' },
      { actor: serviceReference(key), status: 'accepted' },
    ],
  });
}

/** A referral to another department. */
export function refer(chart: Chart, visit: Visit, to: DepartmentKey, reason: Reference<Condition>, why: string): void {
  const entry = department(to);
  const open = visit.start > chart.now - 10 * DAY;
  chart.add<ServiceRequest>({
    resourceType: 'ServiceRequest',
    status: open ? 'active' : 'completed',
    intent: 'order',
    category: [{ text: chart.language === 'en' ? 'Referral' : '转诊' }],
    priority: 'routine',
    code: { text: chart.language === 'en' ? `Referral to ${entry.en}` : `转${entry.zh}会诊` },
    subject: chart.patient,
    encounter: visit.reference,
    authoredOn: instant(visit.start + 20 * MINUTE),
    requester: visit.doctor,
    performer: [serviceReference(to)],
    reasonReference: [reason],
    note: [{ text: why }],
  });
}
