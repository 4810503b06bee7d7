import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DocumentReference, Encounter, MedicationRequest, Observation } from '#fhir';
import { NOW, ofType, testChart } from '../fixtures/test-chart.ts';
import { CHRONIC, PASSING } from '../illnesses/catalogue.ts';
import type { Illness } from '../illnesses/illness.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { firstVisit, followUp, passingVisit } from './clinic.ts';
import type { Chronic } from './plan.ts';

const find = (list: readonly Illness[], key: string): Illness =>
  list.find((one) => one.key === key) ?? assert.fail(key);

suite('clinic', () => {
  test('an illness that passes is seen, treated and written down', () => {
    const chart = testChart();
    passingVisit(chart, find(PASSING, 'back-pain'), NOW - 3 * DAY);
    const kinds = new Set(chart.list().map(({ resourceType }) => resourceType));
    assert.deepEqual(
      kinds,
      new Set(['Observation', 'Condition', 'MedicationRequest', 'DocumentReference', 'Encounter']),
    );
    assert.equal(ofType<Encounter>(chart, 'Encounter')[0]?.status, 'finished');
  });

  test('a visit that has just begun is open and has no prescription yet', () => {
    const chart = testChart();
    passingVisit(chart, find(PASSING, 'cold'), NOW - 5 * MINUTE);
    assert.equal(ofType<Encounter>(chart, 'Encounter')[0]?.status, 'in-progress');
    assert.deepEqual(ofType<MedicationRequest>(chart, 'MedicationRequest'), []);
  });

  test('sugar is better at the follow-up than at the first visit', () => {
    const chart = testChart();
    const illness = find(CHRONIC, 'diabetes');
    const chronic: Chronic = { illness, onset: NOW - 500 * DAY, found: NOW - 400 * DAY, severity: 1 };
    chart.body.add(...illness.influences(chronic.onset, chronic.found, 1));
    const problem = firstVisit(chart, chronic);
    followUp(chart, [[chronic, problem]], NOW - 2 * DAY + HOUR);
    const [first, later] = ofType<Observation>(chart, 'Observation')
      .filter(({ code }) => code.coding?.[0]?.code === '4548-4')
      .map(({ valueQuantity }) => valueQuantity?.value ?? 0);
    assert.ok(first !== undefined && later !== undefined && first > 8 && later < first - 1, `${first} then ${later}`);
    assert.equal(ofType<Encounter>(chart, 'Encounter')[1]?.diagnosis?.[0]?.condition.reference, problem.reference);
    assert.equal(ofType<DocumentReference>(chart, 'DocumentReference').length, 2);
  });

  test('without a problem there is nothing to follow', () => assert.equal(followUp(testChart(), [], NOW), undefined));
});
