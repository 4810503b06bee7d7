import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readVariations, withShared, writeVariations } from './variations.ts';

suite('variations', () => {
  test('are read back as they were written, glyph by glyph', () => {
    const glyphs = [Uint8Array.of(), Uint8Array.of(0, 1, 0, 8, 0, 2, 0, 0, 9, 9), Uint8Array.of(7)];
    const { shared, of } = readVariations(new DataView(writeVariations(['64,0', '192,0'], glyphs).buffer));
    assert.deepEqual(shared, ['64,0', '192,0']);
    assert.deepEqual(of(0), Uint8Array.of());
    assert.deepEqual(of(1).subarray(0, 10), glyphs[1]);
    assert.deepEqual(of(2).subarray(0, 1), glyphs[2]);
  });

  test('name shared tuples anew, and leave embedded ones alone', () => {
    // Two tuples: the first shared (index 1), the second with its peak embedded.
    const data = Uint8Array.of(0, 2, 0, 14, 0, 2, 0x20, 1, 0, 2, 0x80, 0, 64, 0);
    const renamed = withShared(data.slice(), (index) => index + 4);
    assert.deepEqual([...renamed], [0, 2, 0, 14, 0, 2, 0x20, 5, 0, 2, 0x80, 0, 64, 0]);
  });
});
