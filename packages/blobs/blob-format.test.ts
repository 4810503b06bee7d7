import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { dataKey } from '#security';
import {
  addressOf,
  blobKey,
  chunkSize,
  hashOf,
  measure,
  newHead,
  openChunk,
  readHead,
  sealChunk,
  tailAt,
} from './blob-format.ts';

const key = dataKey(
  7,
  Uint8Array.from({ length: 32 }, (_, at) => at),
);
const head = newHead(7, createHash('sha256').update('salt').digest());

suite('blob format 1', () => {
  test('keeps its frozen bytes and address', () => {
    const sealed = sealChunk(blobKey(key, head), head, 0, true, Buffer.from('素问'));
    assert.deepEqual(
      [head.bytes.toString('hex'), sealed.toString('hex'), addressOf(head, hashOf(sealed))],
      [
        '011000000007140063479ad69a090b258277ec8fba6f99419a2ffb248981510657c944ccd1148e97',
        'a9bc650612abea06196b4e3cc8a04ab96984924d41ef',
        '2a6782cca070766ea9a331018a4dc1d06daa350539344e499ddd3f95d4ad2ea4',
      ],
    );
    assert.equal(openChunk(blobKey(key, head), head, 0, true, sealed).toString(), '素问');
    assert.deepEqual(readHead('', head.bytes), head);
  });

  test('a chunk opens only in its place, as last or not, and under its own head', () => {
    const own = blobKey(key, head);
    const other = newHead(7, Buffer.alloc(32));
    const sealed = sealChunk(own, head, 3, false, Buffer.from('chunk'));
    assert.throws(() => openChunk(own, head, 2, false, sealed));
    assert.throws(() => openChunk(own, head, 3, true, sealed));
    assert.throws(() => openChunk(own, other, 3, false, sealed));
    assert.throws(() => openChunk(blobKey(key, other), head, 3, false, sealed));
  });

  test('tells length and chunks of the content from the size on the shelf', () => {
    const lengths = fc.oneof(
      fc.nat(5 * chunkSize),
      fc.nat(50).map((chunks) => chunks * chunkSize),
    );
    fc.assert(
      fc.property(lengths, (content) => {
        const chunks = Math.max(1, Math.ceil(content / chunkSize));
        const size = content + chunks * 16 + chunks * 32 + 40;
        assert.deepEqual(measure(size), { chunks, content });
        assert.equal(tailAt(size, chunks), content + chunks * 16);
      }),
    );
  });

  test('knows sizes that no blob has', () => {
    for (const size of [0, 39, 40, 87, chunkSize + 88 + 1, chunkSize + 88 + 48]) assert.equal(measure(size), undefined);
  });

  test('refuses heads of another format, algorithm or chunk size', () => {
    for (const at of [0, 1, 6]) {
      const changed = Buffer.from(head.bytes);
      changed[at] = 99;
      assert.throws(() => readHead('x', changed), { code: 'blobs/damaged' });
    }
  });
});
