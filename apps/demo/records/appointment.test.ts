import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Appointment, ServiceRequest } from '#fhir';
import { NOW, ofType, testChart } from '../fixtures/test-chart.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { bookAppointment, refer } from './appointment.ts';
import { beginVisit } from './visit.ts';

suite('appointment', () => {
  test('is fulfilled, arrived or booked by the time of day', () => {
    const chart = testChart();
    for (const start of [NOW - HOUR, NOW - 5 * MINUTE, NOW + DAY]) bookAppointment(chart, 'tcm', start, true);
    const appointments = ofType<Appointment>(chart, 'Appointment');
    assert.deepEqual(
      appointments.map(({ status }) => status),
      ['fulfilled', 'arrived', 'booked'],
    );
    assert.deepEqual(
      appointments[0]?.participant.map(({ actor }) => actor?.reference?.split('/')[0]),
      ['Patient', 'Practitioner', 'Location', 'HealthcareService'],
    );
  });

  test('a referral of these days is open, an old one is done', () => {
    const chart = testChart();
    for (const at of [NOW - DAY, NOW - 90 * DAY]) {
      refer(chart, beginVisit(chart, 'outpatient', 'tcm', at), 'icu', { reference: 'Condition/1' }, '请协助评估');
    }
    assert.deepEqual(
      ofType<ServiceRequest>(chart, 'ServiceRequest').map(({ status, code }) => [status, code?.text]),
      [
        ['active', '转重症医学科会诊'],
        ['completed', '转重症医学科会诊'],
      ],
    );
  });
});
