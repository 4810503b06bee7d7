import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readBytes } from './bytes.ts';
import { writeTrueType } from './sfnt.ts';

suite('TrueType file', () => {
  test('lists its tables by tag, each on a multiple of four bytes', () => {
    const file = writeTrueType(
      new Map([
        ['post', Uint8Array.of(1, 2, 3)],
        ['cmap', Uint8Array.of(4)],
      ]),
    );
    const reader = readBytes(file);
    assert.equal(reader.u32(), 0x00010000);
    assert.deepEqual([reader.u16(), reader.u16(), reader.u16(), reader.u16()], [2, 32, 1, 0]);
    assert.deepEqual([reader.tag(), reader.u32(), reader.u32(), reader.u32()], ['cmap', 0x04000000, 44, 1]);
    assert.deepEqual([reader.tag(), reader.u32(), reader.u32(), reader.u32()], ['post', 0x01020300, 48, 3]);
    assert.deepEqual([...file.subarray(44)], [4, 0, 0, 0, 1, 2, 3, 0]);
  });

  test('the words of a file with a head table sum up to B1B0AFBA', () => {
    const file = writeTrueType(
      new Map([
        ['head', new Uint8Array(54).fill(7)],
        ['glyf', Uint8Array.of(9, 9)],
      ]),
    );
    const reader = readBytes(file);
    let sum = 0;
    for (let at = 0; at < file.length; at += 4) sum = (sum + reader.u32()) % 2 ** 32;
    assert.equal(sum, 0xb1b0afba);
  });
});
