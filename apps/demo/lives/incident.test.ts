import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Observation } from '#fhir';
import { NOW, ofType, testChart, testPerson } from '../fixtures/test-chart.ts';
import { beginVisit } from '../records/visit.ts';
import { DAY } from '../time.ts';
import { sufferIncident } from './incident.ts';

suite('incident', () => {
  test('nearly always shows a critical value of these hours', () => {
    const critical = Array.from({ length: 60 }, (_, index) => {
      const chart = testChart(testPerson(60), `incident ${index}`);
      sufferIncident(chart, beginVisit(chart, 'inpatient', 'cardiology', NOW - DAY));
      return ofType<Observation>(chart, 'Observation').some(({ interpretation }) =>
        ['HH', 'LL'].includes(interpretation?.[0]?.coding?.[0]?.code ?? ''),
      );
    }).filter(Boolean).length;
    assert.ok(critical >= 45, `${critical} of 60`);
  });

  test('children are spared', () => {
    const chart = testChart(testPerson(6));
    sufferIncident(chart, beginVisit(chart, 'inpatient', 'paediatrics', NOW - DAY));
    assert.deepEqual(chart.list(), []);
  });
});
