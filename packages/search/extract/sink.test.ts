import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { addFact, clearSink, factBytes, linkBytes, newSink } from './sink.ts';

const half = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));

function numbersOf(bytes: Buffer): readonly bigint[] {
  return Array.from({ length: bytes.length / 8 }, (_, at) => bytes.readBigInt64BE(at * 8));
}

suite('sink', () => {
  test('gives facts ascending as signed numbers, each once, however many', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 700 }), (pairs) => {
        const sink = newSink();
        for (const [hi, lo] of pairs) addFact(sink, hi, lo);
        const all = pairs.map(([hi, lo]) => (BigInt(hi) << 32n) | BigInt(lo >>> 0));
        assert.deepEqual(
          numbersOf(factBytes(sink)),
          [...new Set(all)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('gives each link once, and starts empty after it was cleared', () => {
    const sink = newSink();
    sink.links.push(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 5);
    assert.equal(linkBytes(sink).length, 32);
    clearSink(sink);
    assert.deepEqual([factBytes(sink).length, linkBytes(sink).length], [0, 0]);
  });
});
