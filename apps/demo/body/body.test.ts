import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChance } from '../chance.ts';
import { NOW, testPerson } from '../fixtures/test-chart.ts';
import { DAY } from '../time.ts';
import { openBody } from './body.ts';
import { lasting } from './influence.ts';
import { filtrationFor } from './kidney.ts';
import { listMeasures, type MeasureKey } from './measures.ts';

const body = (age: number, seed = 'body'): ReturnType<typeof openBody> => openBody(testPerson(age), openChance(seed));

suite('body', () => {
  test('all that is measured is possible, at every age', () => {
    for (const age of [0, 3, 12, 30, 90]) {
      const one = body(age);
      for (const [key, { possible }] of listMeasures()) {
        const value = one.measure(key as MeasureKey, NOW);
        assert.ok(value >= possible[0] && value <= possible[1], `${key} ${value} at ${age}`);
      }
    }
  });

  test('children are small and fast, pressure rises with age', () => {
    assert.ok(body(4).measure('height', NOW) < 115 && body(4).measure('pulse', NOW) > 95);
    assert.ok(body(80).measure('systolic', NOW) > body(20).measure('systolic', NOW));
  });

  test('results of one sample fit together', () => {
    const one = body(60);
    const measure = (key: MeasureKey): number => one.measure(key, NOW);
    assert.equal(measure('wbc'), Number((measure('neutrophils') + measure('lymphocytes') + 0.45).toFixed(2)));
    assert.equal(measure('egfr'), Math.round(filtrationFor(measure('creatinine'), 60, true)));
    assert.equal(measure('bmi'), Number((measure('weight') / (measure('height') / 100) ** 2).toFixed(1)));
    assert.equal(measure('wbc'), measure('wbc'));
  });

  test('an influence moves what it is on, and sugar follows HbA1c', () => {
    const one = body(60);
    one.add(lasting('hba1c', NOW - 100 * DAY, 4));
    assert.ok(one.measure('hba1c', NOW) > 8.5);
    assert.ok(one.measure('glucose', NOW) > 9);
    assert.ok(one.measure('hba1c', NOW - 101 * DAY) < 6);
  });
});
