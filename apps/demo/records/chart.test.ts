import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Encounter, Observation } from '#fhir';
import { testChart } from '../fixtures/test-chart.ts';

suite('chart', () => {
  test('numbers resources by type and gives their references', () => {
    const chart = testChart();
    const observation: Observation = { resourceType: 'Observation', status: 'final', code: { text: 'x' } };
    assert.deepEqual(
      [chart.add(observation), chart.add(observation)],
      [{ reference: 'Observation/p0003-observation-1' }, { reference: 'Observation/p0003-observation-2' }],
    );
    assert.deepEqual(chart.list()[1], { ...observation, id: 'p0003-observation-2' });
    assert.equal(chart.patient.reference, 'Patient/patient-0003');
  });

  test('a reserved reference is filled later', () => {
    const chart = testChart();
    const reference = chart.reserve<Encounter>('Encounter');
    const encounter: Encounter = { resourceType: 'Encounter', status: 'finished', class: { code: 'AMB' } };
    assert.deepEqual(chart.list(), []);
    chart.put(reference, encounter);
    assert.deepEqual(chart.list(), [{ ...encounter, id: 'p0003-encounter-1' }]);
  });
});
