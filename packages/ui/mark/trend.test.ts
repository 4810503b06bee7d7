import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createElement } from 'react';
import { markupOf } from '../fixtures/markup.ts';

const { Trend } = await import('./trend.tsx');

suite('a trend', () => {
  test('draws its points within its height, whatever the band', () => {
    const html = markupOf(createElement(Trend, { points: [4.6, 5, 6.2], low: 3.5, high: 5.3, flag: 'high' }));
    const points =
      /points="([^"]*)"/
        .exec(html)?.[1]
        ?.split(' ')
        .map((pair) => Number(pair.split(',')[1])) ?? [];
    assert.equal(points.length, 3);
    assert.ok(
      points.every((y) => y >= 2 && y <= 18),
      points.join(' '),
    );
  });

  test('draws a single point and an open band without a number that is none', () => {
    const html = markupOf(createElement(Trend, { points: [3], high: 5 }));
    assert.ok(!html.includes('NaN'), html);
  });

  test('draws no band where none is known', () => {
    assert.ok(!markupOf(createElement(Trend, { points: [1, 2] })).includes('<rect'));
  });
});
