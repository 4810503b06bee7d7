import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { joinBytes, readBytes, writeBytes } from './bytes.ts';

suite('bytes', () => {
  test('numbers written are read back, big end first', () => {
    const bytes = writeBytes([
      [1, 7],
      [2, -2],
      [2, 65_535],
      [4, 0x774f4632],
    ]);
    const reader = readBytes(bytes);
    assert.deepEqual([...bytes], [7, 0xff, 0xfe, 0xff, 0xff, 0x77, 0x4f, 0x46, 0x32]);
    assert.deepEqual(
      [reader.u8(), reader.i16(), reader.u16(), reader.tag(), reader.position()],
      [7, -2, 65_535, 'wOF2', 9],
    );
  });

  test('a read past the end throws', () => {
    assert.throws(() => readBytes(new Uint8Array(3)).u32(), RangeError);
  });

  test('a view into a larger buffer is read from its own start', () => {
    assert.equal(readBytes(Uint8Array.of(9, 9, 1, 2).subarray(2)).u16(), 0x0102);
  });

  test('parts are joined in order', () => {
    assert.deepEqual([...joinBytes([Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3)])], [1, 2, 3]);
  });
});
