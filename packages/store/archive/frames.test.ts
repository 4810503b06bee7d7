import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readFrames, writeFrame, type Frame } from './frames.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const frame: fc.Arbitrary<Frame> = fc.oneof(
  fc.record(
    { kind: fc.constantFrom('header', 'begin', 'end', 'close'), value: fc.string() },
    { noNullPrototype: true },
  ),
  fc.uint8Array({ maxLength: 40 }).map((bytes): Frame => ({ kind: 'data', bytes: Buffer.from(bytes) })),
);

suite('frames', () => {
  test('are read as they were written, however the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(fc.array(frame), fc.integer({ min: 1, max: 9 }), async (frames, size) => {
        const found = await Array.fromAsync(readFrames(pieces(Buffer.concat(frames.map(writeFrame)), size)));
        assert.deepEqual(found, frames);
      }),
    ));

  test('refuse an end within one, an unknown kind and an unreasonable length', async () => {
    const whole = writeFrame({ kind: 'data', bytes: Buffer.from('abc') });
    const [kind, length] = [Buffer.from(whole), Buffer.from(whole)];
    kind.writeUInt8(9, 0);
    length.writeUInt32BE(2 ** 31, 1);
    for (const bytes of [whole.subarray(0, 6), kind, length]) {
      await assert.rejects(Array.fromAsync(readFrames(pieces(bytes, 100))), { code: 'archive/cut-off' });
    }
  });
});
