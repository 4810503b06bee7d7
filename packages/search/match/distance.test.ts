import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distance } from './distance.ts';

test('distance is that of the great circle', () => {
  const beijing = { latitude: 39.9042, longitude: 116.4074 };
  const shanghai = { latitude: 31.2304, longitude: 121.4737 };
  assert.ok(Math.abs(distance(beijing, shanghai) - 1_067_000) < 3000);
  assert.deepEqual(
    [
      distance(beijing, beijing),
      distance(beijing, {}),
      Math.round(distance({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 }) / 1000),
    ],
    [0, Infinity, 22],
  );
});
