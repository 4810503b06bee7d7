import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Condition } from '#fhir';
import { NOW, ofType, testChart } from '../fixtures/test-chart.ts';
import { CHRONIC } from '../illnesses/catalogue.ts';
import { DAY } from '../time.ts';
import { recordCondition } from './condition.ts';
import { beginVisit } from './visit.ts';

suite('condition', () => {
  test('is active until its end, then resolved with the day', () => {
    const chart = testChart();
    const visit = beginVisit(chart, 'outpatient', 'tcm', NOW - 20 * DAY, NOW - 20 * DAY);
    const [illness] = CHRONIC;
    assert.ok(illness);
    recordCondition(chart, visit, illness, { onset: NOW - 30 * DAY }, 'problem');
    recordCondition(chart, visit, illness, { onset: NOW - 30 * DAY, ended: NOW + DAY }, 'problem');
    recordCondition(chart, visit, illness, { onset: NOW - 30 * DAY, ended: NOW - DAY }, 'visit');
    assert.deepEqual(
      ofType<Condition>(chart, 'Condition').map(({ clinicalStatus, category, onsetDateTime, abatementDateTime }) => [
        clinicalStatus?.coding?.[0]?.code,
        category?.[0]?.coding?.[0]?.code,
        onsetDateTime,
        abatementDateTime,
      ]),
      [
        ['active', 'problem-list-item', '2026-10-26', undefined],
        ['active', 'problem-list-item', '2026-10-26', undefined],
        ['resolved', 'encounter-diagnosis', '2026-10-26', '2026-11-24'],
      ],
    );
  });
});
