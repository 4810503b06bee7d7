import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';
import type { Chart } from './chart.ts';

runTsx();
const { failureOf } = await import('#ui');
const { whole } = await import('./whole.ts');

const again = (): void => undefined;
const ready = (isWhole: boolean): unknown => ({
  state: 'ready',
  value: { found: [], included: new Map(), whole: isWhole },
  at: new Date(),
  again,
});
const chartWith = (part: Readonly<Record<string, unknown>>): Chart =>
  ({
    ...Object.fromEntries(
      [
        'conditions',
        'medicines',
        'observations',
        'encounters',
        'reports',
        'procedures',
        'documents',
        'compositions',
        'immunizations',
        'studies',
      ].map((name) => [name, ready(true)]),
    ),
    ...part,
  }) as unknown as Chart;

suite('how much of the chart stands on the screen', () => {
  test('is all of it, part of it, or all but what was refused', () => {
    assert.deepEqual(whole(chartWith({}), 'en'), { loading: false, cut: false, refused: [] });
    assert.deepEqual(whole(chartWith({ observations: ready(false), reports: { state: 'loading', again } }), 'en'), {
      loading: true,
      cut: true,
      refused: [],
    });
    const refused = { state: 'refused', failure: failureOf(403, undefined), again };
    assert.deepEqual(whole(chartWith({ compositions: refused }), 'zh-CN').refused, ['病程 (forbidden)']);
  });
});
