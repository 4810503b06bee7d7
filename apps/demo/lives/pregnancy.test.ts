import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Condition, Encounter, Observation } from '#fhir';
import { NOW, ofType, testChart, testPerson } from '../fixtures/test-chart.ts';
import { DAY } from '../time.ts';
import { attendClinic, CAESAREAN, carry, VAGINAL } from './pregnancy.ts';

suite('pregnancy', () => {
  test('is followed by the schedule until now, with weight going up', () => {
    const chart = testChart(testPerson(30, false));
    const conceived = NOW - 33 * 7 * DAY;
    carry(chart, conceived, NOW + 49 * DAY);
    const problem = attendClinic(chart, conceived, NOW);
    assert.equal(ofType<Encounter>(chart, 'Encounter').length, 6);
    const weights = ofType<Observation>(chart, 'Observation')
      .filter(({ code }) => code.coding?.[0]?.code === '29463-7')
      .map(({ valueQuantity }) => valueQuantity?.value ?? 0);
    assert.ok((weights.at(-1) ?? 0) - (weights[0] ?? 0) > 4, weights.join(' '));
    const [condition] = ofType<Condition>(chart, 'Condition');
    assert.deepEqual(
      [`Condition/${condition?.id}`, condition?.clinicalStatus?.coding?.[0]?.code],
      [problem?.reference, 'active'],
    );
  });

  test('ends with the birth', () => {
    const chart = testChart(testPerson(30, false));
    attendClinic(chart, NOW - 280 * DAY, NOW - 3 * DAY, NOW - 2 * DAY);
    assert.equal(ofType<Condition>(chart, 'Condition')[0]?.abatementDateTime, '2026-11-23');
  });

  test('a caesarean section costs more blood and days than a birth', () => {
    const blood = (illness: typeof VAGINAL): number =>
      illness.influences(0, 0, 1).reduce((sum, one) => (one.on === 'haemoglobin' ? sum + one.at(0.6 * DAY) : sum), 0);
    assert.ok(blood(CAESAREAN) < blood(VAGINAL) && (CAESAREAN.stay?.[0] ?? 0) > (VAGINAL.stay?.[0] ?? 9));
  });
});
