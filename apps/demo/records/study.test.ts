import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DiagnosticReport, ServiceRequest } from '#fhir';
import { NOW, ofType, testChart } from '../fixtures/test-chart.ts';
import { say } from '../illnesses/illness.ts';
import { HOUR } from '../time.ts';
import { recordStudy } from './study.ts';
import { beginVisit } from './visit.ts';

suite('study', () => {
  const imaging = { study: 'chest-ct', finding: say('未见异常', 'Normal') } as const;

  test('is ordered, done and reported by a doctor of imaging', () => {
    const chart = testChart();
    recordStudy(chart, beginVisit(chart, 'emergency', 'emergency', NOW - 9 * HOUR), imaging, NOW - 9 * HOUR);
    const [request] = ofType<ServiceRequest>(chart, 'ServiceRequest');
    const [report] = ofType<DiagnosticReport>(chart, 'DiagnosticReport');
    assert.deepEqual(
      [request?.status, report?.conclusion, report?.basedOn?.[0]?.reference],
      ['completed', '未见异常', `ServiceRequest/${request?.id}`],
    );
    assert.match(report?.performer?.[0]?.reference ?? '', /staff-imaging/u);
  });

  test('one that was just ordered waits', () => {
    const chart = testChart();
    recordStudy(chart, beginVisit(chart, 'emergency', 'emergency', NOW - HOUR), imaging, NOW - HOUR);
    assert.deepEqual(
      chart.list().map((one) => [one.resourceType, 'status' in one && one.status]),
      [['ServiceRequest', 'active']],
    );
  });
});
