import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { AllergyIntolerance, CareTeam, Coverage, Immunization } from '#fhir';
import { validateResource } from '#validation';
import { NOW, ofType, testChart, testPerson } from '../fixtures/test-chart.ts';
import { recordAllergies, recordCareTeam, recordCoverage, recordImmunizations } from './background.ts';
import { beginVisit } from './visit.ts';

suite('background', () => {
  test('most have a recorded "no known allergy", some an allergy, some nothing', () => {
    const kinds = Array.from({ length: 300 }, (_, index) => {
      const chart = testChart(testPerson(50), `allergy ${index}`);
      recordAllergies(chart, NOW);
      const [allergy] = ofType<AllergyIntolerance>(chart, 'AllergyIntolerance');
      if (allergy) assert.deepEqual(validateResource(allergy), []);
      return allergy === undefined ? 'nothing' : allergy.code?.coding?.[0]?.code === '716186003' ? 'none' : 'some';
    });
    const count = (kind: string): number => kinds.filter((one) => one === kind).length;
    assert.ok(
      count('none') > 180 && count('some') > 25 && count('nothing') > 12,
      JSON.stringify([count('none'), count('some')]),
    );
  });

  test('a child of two has the doses of the schedule in order', () => {
    const chart = testChart(testPerson(2));
    recordImmunizations(chart);
    const doses = ofType<Immunization>(chart, 'Immunization');
    const hepatitis = doses.filter(({ vaccineCode }) => vaccineCode.coding?.[0]?.code === 'hepatitis-b');
    assert.deepEqual(
      hepatitis.map(({ protocolApplied }) => protocolApplied?.[0]?.doseNumberPositiveInt),
      [1, 2, 3],
    );
    assert.ok(doses.every(({ occurrenceDateTime }) => (occurrenceDateTime ?? '9') <= '2026-11-25'));
  });

  test('somebody pays, and a team is named', () => {
    const chart = testChart();
    recordCoverage(chart);
    recordCareTeam(chart, beginVisit(chart, 'inpatient', 'icu', NOW));
    assert.equal(ofType<Coverage>(chart, 'Coverage')[0]?.payor.length, 1);
    assert.deepEqual(
      ofType<CareTeam>(chart, 'CareTeam')[0]?.participant?.map(({ role }) => role?.[0]?.text),
      ['主管医师', '责任护士', '患者'],
    );
  });
});
