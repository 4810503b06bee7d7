import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { isBlank, lines } from './lines.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

suite('lines', () => {
  test('are the same however the content is cut into pieces', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ''))),
        fc.integer({ min: 1, max: 7 }),
        async (texts, size) => {
          const found = await Array.fromAsync(
            lines(pieces(Buffer.from(texts.map((text) => `${text}\n`).join('')), size), 1000),
          );
          assert.deepEqual(
            found.map(({ number, bytes }) => [number, bytes?.toString('utf8')]),
            texts.map((text, n) => [n + 1, Buffer.from(text).toString('utf8')]),
          );
        },
      ),
    ));

  test('beyond the limit come without content, the next one is whole; the last needs no end', async () => {
    const found = await Array.fromAsync(lines(pieces(Buffer.from('aaaaaa\nbb\ncc'), 2), 4));
    assert.deepEqual(
      found.map(({ bytes }) => bytes?.toString()),
      [undefined, 'bb', 'cc'],
    );
  });

  test('of white space are blank', () => {
    assert.deepEqual(
      ['', ' \t\r', 'x'].map((text) => isBlank({ number: 1, bytes: Buffer.from(text) })),
      [true, true, false],
    );
  });
});
