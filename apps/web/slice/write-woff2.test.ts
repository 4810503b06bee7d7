import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { writeWoff2 } from './write-woff2.ts';

suite('a WOFF2 file', () => {
  test('ends on a multiple of four, says its own length, and its stream is all tables one after the other', () => {
    for (let size = 100; size < 104; size += 1) {
      const tables = new Map([
        ['glyf', new Uint8Array(size).fill(1)],
        ['head', new Uint8Array(54).fill(2)],
      ]);
      const file = Buffer.from(writeWoff2(tables));
      assert.deepEqual([file.length % 4, file.readUInt32BE(8), file.readUInt16BE(12)], [0, file.length, 2]);
      const directory = 2 * 6;
      const stream = brotliDecompressSync(file.subarray(48 + directory, 48 + directory + file.readUInt32BE(20)));
      assert.deepEqual([...stream], [...(tables.get('glyf') ?? []), ...(tables.get('head') ?? [])]);
    }
  });

  test('marks glyf as not transformed', () => {
    const file = writeWoff2(new Map([['glyf', new Uint8Array(4)]]));
    assert.equal((file[48] ?? 0) >> 6, 3);
  });
});
