import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { reduceAdvance, reduceOutline, smallFigure } from './small-figures.ts';

suite('small figures', () => {
  test('superscripts are raised, subscripts lowered, other characters are none', () => {
    assert.deepEqual(['⁹', '₂', '⁻', '9', '中'].map(smallFigure), [
      { figure: '9', raised: 320 },
      { figure: '2', raised: -130 },
      { figure: '−', raised: 320 },
      undefined,
      undefined,
    ]);
  });

  test('an outline is reduced to 62 % and moved', () => {
    assert.deepEqual(reduceOutline([[{ x: 100, y: 700, on: true }]], 320), [[{ x: 62, y: 754, on: true }]]);
    assert.equal(reduceAdvance(600), 372);
  });
});
