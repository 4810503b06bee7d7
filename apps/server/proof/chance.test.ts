import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from './chance.ts';

test('chance is the same for the same seed, another for another, and even', () => {
  const draw = (seed: number): readonly number[] => {
    const chance = chanceOf(seed);
    return Array.from({ length: 1000 }, () => chance.below(10));
  };
  assert.deepEqual(draw(1), draw(1));
  assert.notDeepEqual(draw(1), draw(2));
  const counts = Map.groupBy(draw(3), (n) => n);
  assert.deepEqual(
    [...counts.keys()].toSorted((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  for (const [, some] of counts) assert.ok(some.length > 60 && some.length < 140, `${some.length}`);
});
