import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CareTeam, Composition, Condition, Encounter, MedicationRequest, Observation } from '#fhir';
import { NOW, ofType, testChart } from '../fixtures/test-chart.ts';
import { ADMITTED } from '../illnesses/catalogue.ts';
import type { Illness } from '../illnesses/illness.ts';
import type { Chart } from '../records/chart.ts';
import { DAY, HOUR } from '../time.ts';
import { admit, onsetOf } from './admission.ts';

const find = (key: string): Illness => ADMITTED.find((one) => one.key === key) ?? assert.fail(key);

function stay(key: string, days: number, more: Partial<Parameters<typeof admit>[1]>): Chart {
  const chart = testChart();
  const illness = find(key);
  const start = NOW - days * DAY;
  chart.body.add(...illness.influences(onsetOf(illness, start), start + 5 * HOUR, 1));
  admit(chart, { illness, start, throughEmergency: false, known: [], ...more });
  return chart;
}

const values = (chart: Chart, loinc: string): readonly number[] =>
  ofType<Observation>(chart, 'Observation')
    .filter(({ code }) => code.coding?.[0]?.code === loinc)
    .map(({ valueQuantity }) => valueQuantity?.value ?? Number.NaN);

suite('admission', () => {
  test('somebody who lies here has a bed, a team, running orders and no summary', () => {
    const chart = stay('pneumonia', 4, { bed: 5 });
    assert.deepEqual(
      ofType<Encounter>(chart, 'Encounter').map(({ status, location }) => [
        status,
        location?.at(-1)?.location.reference,
      ]),
      [['in-progress', 'Location/bed-respiratory-05']],
    );
    assert.equal(ofType<CareTeam>(chart, 'CareTeam').length, 1);
    assert.ok(ofType<MedicationRequest>(chart, 'MedicationRequest').every(({ status }) => status === 'active'));
    assert.deepEqual(ofType<Composition>(chart, 'Composition'), []);
  });

  test('fever and inflammation fall under treatment', () => {
    const chart = stay('pneumonia', 9, { end: NOW - DAY });
    const [fever, ...later] = values(chart, '8310-5');
    assert.ok((fever ?? 0) > 38 && (later.at(-1) ?? 99) < 37.3, `${fever} … ${later.at(-1)}`);
    const crp = values(chart, '1988-5');
    assert.ok((crp[0] ?? 0) > 60 && (crp.at(-1) ?? 999) < (crp[0] ?? 0));
  });

  test('who goes home has a summary, medicines and no illness any more, unless it lasts', () => {
    const cured = stay('pneumonia', 9, { end: NOW - DAY });
    assert.equal(ofType<Composition>(cured, 'Composition')[0]?.section?.length, 4);
    assert.equal(ofType<Condition>(cured, 'Condition')[0]?.clinicalStatus?.coding?.[0]?.code, 'resolved');
    const ill = stay('heart-failure', 12, { end: NOW - DAY });
    assert.equal(ofType<Condition>(ill, 'Condition')[0]?.clinicalStatus?.coding?.[0]?.code, 'active');
    assert.ok(
      ofType<MedicationRequest>(ill, 'MedicationRequest').some(
        ({ category }) => category?.[0]?.coding?.[0]?.code === 'discharge',
      ),
    );
  });

  test('a heart attack comes through emergency with a raised troponin', () => {
    const chart = stay('myocardial-infarction', 2, { throughEmergency: true, bed: 1 });
    assert.deepEqual(
      ofType<Encounter>(chart, 'Encounter').map((one) => one.class.code),
      ['EMER', 'IMP'],
    );
    assert.ok((values(chart, '89579-7')[0] ?? 0) > 100);
  });

  test('the dead get no medicines to take home', () => {
    const chart = stay('sepsis', 5, { end: NOW - HOUR, died: true });
    assert.ok(
      ofType<MedicationRequest>(chart, 'MedicationRequest').every(
        ({ category }) => category?.[0]?.coding?.[0]?.code === 'inpatient',
      ),
    );
    assert.match(ofType<Composition>(chart, 'Composition')[0]?.section?.[1]?.text?.div ?? '', /死亡/u);
  });

  test('a known illness is not written down again', () => {
    const recorded = { reference: 'Condition/known' };
    const chart = stay('heart-failure', 3, { recorded, bed: 2 });
    assert.deepEqual(ofType<Condition>(chart, 'Condition'), []);
    assert.deepEqual(ofType<Encounter>(chart, 'Encounter')[0]?.diagnosis?.[0]?.condition, recorded);
  });
});
