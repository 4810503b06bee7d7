import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DiagnosticReport, Observation } from '#fhir';
import { lasting } from '../body/influence.ts';
import { NOW, ofType, testChart, testPerson } from '../fixtures/test-chart.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import type { Chart } from './chart.ts';
import { recordPanel, recordVitals } from './observation.ts';
import { beginVisit } from './visit.ts';

const codes = (chart: Chart): readonly (string | undefined)[] =>
  ofType<Observation>(chart, 'Observation').map(({ code }) => code.coding?.[0]?.code);
const flag = (chart: Chart, loinc: string): string | undefined =>
  ofType<Observation>(chart, 'Observation').find(({ code }) => code.coding?.[0]?.code === loinc)?.interpretation?.[0]
    ?.coding?.[0]?.code;

suite('observations', () => {
  test('both pressures are one blood pressure, other vital signs stand alone', () => {
    const chart = testChart();
    recordVitals(chart, beginVisit(chart, 'outpatient', 'tcm', NOW), NOW, ['pulse', 'systolic', 'diastolic']);
    assert.deepEqual(codes(chart), ['8867-4', '85354-9']);
    const [, pressure] = ofType<Observation>(chart, 'Observation');
    assert.deepEqual(
      pressure?.component?.map(({ code }) => code.coding?.[0]?.code),
      ['8480-6', '8462-4'],
    );
    assert.equal(pressure?.component?.[0]?.valueQuantity?.code, 'mm[Hg]');
  });

  test('a panel is reported with its results, each with interval and judgement', () => {
    const chart = testChart();
    chart.body.add(lasting('potassium', NOW - 90 * DAY, 3), lasting('sodium', NOW - 90 * DAY, -12));
    recordPanel(chart, beginVisit(chart, 'inpatient', 'icu', NOW - DAY), 'electrolytes', NOW - DAY);
    const [report] = ofType<DiagnosticReport>(chart, 'DiagnosticReport');
    assert.deepEqual([flag(chart, '2823-3'), flag(chart, '2951-2'), flag(chart, '2075-0')], ['HH', 'L', 'N']);
    assert.equal(report?.result?.length, 4);
    const [potassium] = ofType<Observation>(chart, 'Observation');
    assert.deepEqual(potassium?.referenceRange?.[0]?.high, {
      value: 5.3,
      unit: 'mmol/L',
      system: 'http://unitsofmeasure.org',
      code: 'mmol/L',
    });
  });

  test('blood that was taken just now has no result yet', () => {
    const chart = testChart();
    recordPanel(chart, beginVisit(chart, 'inpatient', 'icu', NOW - HOUR), 'kidney', NOW - 10 * MINUTE);
    assert.deepEqual(chart.list(), []);
  });

  test('intervals of adults are not put on children', () => {
    const chart = testChart(testPerson(4));
    recordVitals(chart, beginVisit(chart, 'outpatient', 'paediatrics', NOW), NOW, ['pulse', 'temperature']);
    assert.deepEqual(
      ofType<Observation>(chart, 'Observation').map(({ referenceRange }) => referenceRange !== undefined),
      [false, true],
    );
  });
});
