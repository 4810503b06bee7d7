import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Procedure } from '#fhir';
import { NOW, ofType, testChart } from '../fixtures/test-chart.ts';
import { DAY } from '../time.ts';
import { recordProcedure } from './procedure.ts';
import { beginVisit } from './visit.ts';

suite('procedure', () => {
  test('is recorded once it is over, with its reason', () => {
    const chart = testChart();
    const visit = beginVisit(chart, 'inpatient', 'cardiology', NOW - 2 * DAY);
    const reason = { reference: 'Condition/1' };
    recordProcedure(chart, visit, 'pci', NOW - DAY, reason);
    recordProcedure(chart, visit, 'pci', NOW + DAY, reason);
    const all = ofType<Procedure>(chart, 'Procedure');
    assert.deepEqual(
      all.map(({ code, reasonReference }) => [code?.text, reasonReference]),
      [['经皮冠状动脉介入治疗', [reason]]],
    );
  });
});
