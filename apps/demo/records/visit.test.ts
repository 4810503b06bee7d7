import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Encounter } from '#fhir';
import { NOW, ofType, testChart } from '../fixtures/test-chart.ts';
import { DAY, HOUR } from '../time.ts';
import { beginVisit, closeVisit } from './visit.ts';

suite('visit', () => {
  test('one that is over is finished, with its length and where the patient went', () => {
    const chart = testChart();
    const visit = beginVisit(chart, 'inpatient', 'icu', NOW - 5 * DAY, NOW - DAY);
    closeVisit(chart, visit, {
      reason: '胸痛',
      diagnoses: [{ reference: 'Condition/1' }],
      bed: 3,
      fromEmergency: true,
      died: true,
    });
    const [encounter] = ofType<Encounter>(chart, 'Encounter');
    assert.deepEqual(
      {
        status: encounter?.status,
        class: encounter?.class.code,
        days: encounter?.length?.value,
        from: encounter?.hospitalization?.admitSource?.coding?.[0]?.code,
        to: encounter?.hospitalization?.dischargeDisposition?.coding?.[0]?.code,
        beds: encounter?.location?.map(({ location, status }) => [location.reference, status]),
        role: encounter?.diagnosis?.[0]?.use?.coding?.[0]?.code,
      },
      {
        status: 'finished',
        class: 'IMP',
        days: 4,
        from: 'emd',
        to: 'exp',
        beds: [
          ['Location/ward-icu', 'completed'],
          ['Location/bed-icu-03', 'completed'],
        ],
        role: 'AD',
      },
    );
  });

  test('one without an end goes on', () => {
    const chart = testChart();
    closeVisit(chart, beginVisit(chart, 'emergency', 'emergency', NOW - HOUR), { reason: '发热', diagnoses: [] });
    const [encounter] = ofType<Encounter>(chart, 'Encounter');
    assert.deepEqual(
      [encounter?.status, encounter?.class.code, encounter?.period?.end, encounter?.diagnosis],
      ['in-progress', 'EMER', undefined, undefined],
    );
    assert.equal(encounter?.participant?.[0]?.individual?.reference?.startsWith('Practitioner/staff-emergency-'), true);
  });
});
