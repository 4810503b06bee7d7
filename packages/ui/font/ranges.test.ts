import fc from 'fast-check';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { pack, parseRanges, unpack, within } from './ranges.ts';

suite('ranges of characters', () => {
  test('are read from CSS, merged where they touch or overlap', () => {
    assert.deepEqual(parseRanges(['U+4e02-4e05, U+41', 'U+4E00-4E01,U+4e04']), [
      [0x41, 0x41],
      [0x4e00, 0x4e05],
    ]);
  });

  test('survive packing, and say exactly which characters they hold', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 0x3_ff_ff }), { minLength: 1, maxLength: 60 }), (points) => {
        const ranges = unpack(pack(parseRanges(points.map((point) => `U+${point.toString(16)}`))));
        for (const point of points) assert.ok(within(ranges, point));
        for (const point of points) assert.equal(within(ranges, point + 1), points.includes(point + 1));
      }),
    );
  });
});
