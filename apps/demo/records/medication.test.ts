import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { MedicationRequest, MedicationStatement } from '#fhir';
import { NOW, ofType, testChart, testPerson } from '../fixtures/test-chart.ts';
import { DAY } from '../time.ts';
import { orderMedicine, stateMedicine } from './medication.ts';
import { beginVisit } from './visit.ts';

suite('medication', () => {
  test('an order says what, how much, how and how often, and ends with its time', () => {
    const chart = testChart();
    const visit = beginVisit(chart, 'outpatient', 'tcm', NOW - 9 * DAY);
    orderMedicine(chart, visit, { medicine: 'metformin', at: NOW - 9 * DAY, category: 'outpatient' });
    orderMedicine(chart, visit, { medicine: 'glargine', at: NOW - 9 * DAY, until: NOW - DAY, category: 'inpatient' });
    const [running, ended] = ofType<MedicationRequest>(chart, 'MedicationRequest');
    assert.deepEqual([running?.status, ended?.status], ['active', 'completed']);
    assert.equal(running?.medicationCodeableConcept?.text, '盐酸二甲双胍片 0.5 g');
    assert.deepEqual(running?.dosageInstruction?.[0], {
      text: '口服,每次 0.5 g,每日2次',
      timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
      route: { text: '口服' },
      doseAndRate: [{ doseQuantity: { value: 0.5, unit: 'g', system: 'http://unitsofmeasure.org', code: 'g' } }],
    });
    assert.equal(ended?.dosageInstruction?.[0]?.doseAndRate?.[0]?.doseQuantity?.unit, 'IU');
  });

  test('a visitor reads it in English, a child gets a share', () => {
    const visitor = testChart(testPerson(40, true, 20));
    orderMedicine(visitor, beginVisit(visitor, 'outpatient', 'tcm', NOW), {
      medicine: 'amoxicillin',
      at: NOW,
      category: 'outpatient',
    });
    assert.equal(
      ofType<MedicationRequest>(visitor, 'MedicationRequest')[0]?.dosageInstruction?.[0]?.text,
      '0.5 g by mouth, 3 × daily',
    );
    const child = testChart(testPerson(3));
    orderMedicine(child, beginVisit(child, 'outpatient', 'tcm', NOW), {
      medicine: 'amoxicillin',
      at: NOW,
      category: 'outpatient',
    });
    const dose = ofType<MedicationRequest>(child, 'MedicationRequest')[0]?.dosageInstruction?.[0]?.doseAndRate?.[0]
      ?.doseQuantity?.value;
    assert.ok(dose !== undefined && dose > 0.08 && dose < 0.25, String(dose));
  });

  test('what the patient says to take is a statement of the patient', () => {
    const chart = testChart();
    stateMedicine(chart, beginVisit(chart, 'outpatient', 'tcm', NOW), 'calcium', NOW - 40 * DAY);
    const [statement] = ofType<MedicationStatement>(chart, 'MedicationStatement');
    assert.deepEqual([statement?.status, statement?.informationSource], ['active', chart.patient]);
  });
});
