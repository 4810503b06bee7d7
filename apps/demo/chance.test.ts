import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChance } from './chance.ts';

suite('chance', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    const numbers = (seed: string): number[] => Array.from({ length: 5 }, openChance(seed).next);
    assert.deepEqual(numbers('a'), numbers('a'));
    assert.notDeepEqual(numbers('a'), numbers('b'));
  });

  test('a fork does not depend on what was drawn before', () => {
    const chance = openChance('a');
    const early = chance.fork('x').next();
    chance.next();
    assert.equal(chance.fork('x').next(), early);
    assert.notEqual(chance.fork('y').next(), early);
  });

  test('numbers are spread evenly, whole numbers reach both ends, weights and deviations hold', () => {
    const chance = openChance('spread');
    const draws = Array.from({ length: 20_000 }, () => chance.next());
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    assert.ok(Math.abs(mean - 0.5) < 0.01 && Math.min(...draws) >= 0 && Math.max(...draws) < 1);
    assert.deepEqual(new Set(Array.from({ length: 200 }, () => chance.whole(1, 3))), new Set([1, 2, 3]));
    const heavy = Array.from({ length: 5000 }, () =>
      chance.weighted([
        [9, 'a'],
        [1, 'b'],
      ] as const),
    ).filter((x) => x === 'a');
    assert.ok(Math.abs(heavy.length / 5000 - 0.9) < 0.03);
    const normal = Array.from({ length: 20_000 }, () => chance.normal(10, 2));
    const variance = normal.reduce((sum, x) => sum + (x - 10) ** 2, 0) / normal.length;
    assert.ok(Math.abs(Math.sqrt(variance) - 2) < 0.1);
  });

  test('nothing can be picked from an empty list', () => {
    assert.throws(() => openChance('a').pick([]), RangeError);
    assert.throws(() => openChance('a').weighted([]), RangeError);
  });
});
