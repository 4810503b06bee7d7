import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { outlineOf } from './outline.ts';

suite('outline', () => {
  test('lines and quadratic curves become points in whole units, without the repeated end', () => {
    assert.deepEqual(
      outlineOf([
        { command: 'moveTo', args: [0.4, 0] },
        { command: 'lineTo', args: [10.6, 0] },
        { command: 'quadraticCurveTo', args: [12, 5, 0.2, 0.1] },
        { command: 'closePath', args: [] },
      ]),
      [
        [
          { x: 0, y: 0, on: true },
          { x: 11, y: 0, on: true },
          { x: 12, y: 5, on: false },
        ],
      ],
    );
  });

  test('a cubic curve is refused', () => {
    assert.throws(() => outlineOf([{ command: 'bezierCurveTo', args: [1, 2, 3, 4, 5, 6] }]), RangeError);
  });
});
