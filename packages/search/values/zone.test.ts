import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { zoneOffset } from './zone.ts';

suite('zoneOffset', () => {
  test('gives the minutes that a zone is ahead of UTC, as they were at that time', () => {
    const at = (zone: string, instant: string): number => zoneOffset(zone)(Date.parse(instant)) / 60_000;
    assert.deepEqual(
      [
        at('Asia/Shanghai', '2024-01-01T00:00:00Z'),
        at('Europe/Berlin', '2024-07-01T00:00:00Z'),
        at('Asia/Kathmandu', '2024-01-01T00:00:00Z'),
        at('UTC', '2024-01-01T00:00:00Z'),
      ],
      [480, 120, 345, 0],
    );
  });

  test('reads years before the common era', () => {
    assert.ok(Math.abs(zoneOffset('Europe/London')(Date.parse('-000100-01-01T00:00:00Z'))) < 3_600_000);
  });

  test('refuses a zone that does not exist', () => {
    assert.throws(() => zoneOffset('Mars/Olympus'), RangeError);
  });
});
