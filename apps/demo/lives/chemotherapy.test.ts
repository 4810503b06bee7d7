import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Condition, Encounter } from '#fhir';
import { openChance } from '../chance.ts';
import { medicine } from '../codes/medicines.ts';
import { NOW, ofType, testChart } from '../fixtures/test-chart.ts';
import { DAY } from '../time.ts';
import { cancerFor, CANCERS, planCycles, writeCycle, type CancerRecord } from './chemotherapy.ts';

suite('chemotherapy', () => {
  const [lung] = CANCERS;
  assert.ok(lung);

  test('cycles are three weeks apart, in the morning', () => {
    const chart = testChart();
    const cycles = planCycles(chart, lung, 1, 1);
    assert.ok(cycles.length >= 2);
    for (const [index, cycle] of cycles.entries()) assert.equal(cycle - (cycles[0] ?? 0), index * 21 * DAY);
    assert.equal(((cycles[0] ?? 0) / DAY + 8 / 24) % 1, 9 / 24);
  });

  test('the blood is lowest on day 10 and back before the next cycle', () => {
    const chart = testChart();
    const [first = 0, second = 0] = planCycles(chart, lung, 1, 1);
    const neutrophils = (time: number): number => chart.body.measure('neutrophils', time);
    assert.ok(neutrophils(first + 10 * DAY) < 0.5 * neutrophils(first + DAY));
    assert.ok(neutrophils(second - DAY) > 0.7 * neutrophils(first + DAY));
  });

  test('the cancer is one problem over all cycles, the last of which goes on', () => {
    const chart = testChart();
    const cycles = planCycles(chart, lung, 1, 1);
    let known: CancerRecord = {};
    for (const [index, cycle] of cycles.entries())
      known = writeCycle(chart, lung, cycle, known, index === cycles.length - 1 ? 4 : undefined);
    assert.equal(ofType<Condition>(chart, 'Condition').length, 1);
    const stays = ofType<Encounter>(chart, 'Encounter').filter((one) => one.class.code === 'IMP');
    assert.deepEqual(
      stays.map(({ status }) => status),
      [...cycles.slice(1).map(() => 'finished'), 'in-progress'],
    );
    assert.ok(NOW > (cycles.at(-1) ?? 0));
  });

  test('men have no breast cancer here, and every regimen is on the list', () => {
    for (let index = 0; index < 50; index++)
      assert.notEqual(cancerFor(openChance(`${index}`), 'oncology', true).illness.sex, 'female');
    for (const { illness } of CANCERS) for (const key of illness.medicines) assert.ok(medicine(key));
  });
});
