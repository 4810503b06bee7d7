import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createLz4, longestContent } from './lz4.ts';

const dictionary = Buffer.from(
  '{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org"',
);

/** The block format read as slowly and plainly as it is written down: the oracle for what `compress` writes. */
function naive(block: Uint8Array, before: Uint8Array): Buffer {
  const rest = [...block];
  while ((rest.shift() ?? 0) > 0x7f);
  const out = [...before];
  const longer = (length: number): number => {
    if (length !== 15) return length;
    for (let byte = 255, sum = length; ;) {
      byte = rest.shift()!;
      sum += byte;
      if (byte !== 255) return sum;
    }
  };
  while (rest.length > 0) {
    const token = rest.shift()!;
    out.push(...rest.splice(0, longer(token >> 4)));
    if (rest.length === 0) break;
    const offset = rest.shift()! + 256 * rest.shift()!;
    const match = longer(token & 15) + 4;
    for (let n = 0; n < match; n++) out.push(out[out.length - offset]!);
  }
  return Buffer.from(out.slice(before.length));
}

const piece = fc.oneof(
  fc.constantFrom(
    '{"resourceType":"Observation"',
    '"coding":[{"system":"http://loinc.org"',
    '心率',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
  ),
  fc.string({ maxLength: 20 }),
  fc.nat(600).map((length) => '0123456789'.repeat(Math.ceil(length / 10)).slice(0, length)),
);
const content = fc.array(piece, { maxLength: 60 }).map((parts) => Buffer.from(parts.join('')));

suite('lz4', () => {
  test('gives back what it compressed, and a plain reader of the format agrees', () => {
    const lz4 = createLz4(dictionary);
    fc.assert(
      fc.property(content, (bytes) => {
        const block = lz4.compress(bytes);
        if (!block) return;
        const copy = Buffer.from(block);
        assert.ok(copy.length < bytes.length);
        assert.deepEqual(naive(copy, dictionary), bytes);
        assert.deepEqual(Buffer.from(lz4.decompress(copy)), bytes);
      }),
      { numRuns: 400 },
    );
  });

  test('finds the dictionary: a known text shrinks to a few bytes', () => {
    const block = createLz4(dictionary).compress(Buffer.concat([dictionary, Buffer.from(',"a":1}')]));
    assert.equal(block?.length, 13);
  });

  test('says when content does not get smaller', () => {
    const lz4 = createLz4(dictionary);
    const noise = Buffer.from('9Jx0QpZrT7mLw2VbYc5NsKd8HgF3uE6a', 'latin1');
    assert.deepEqual([lz4.compress(noise), lz4.compress(Buffer.alloc(0))], [undefined, undefined]);
  });

  test('handles the longest content and refuses a longer one', () => {
    const lz4 = createLz4(dictionary);
    const long = Buffer.alloc(longestContent, 'sodium chloride ');
    assert.deepEqual(Buffer.from(lz4.decompress(Buffer.from(lz4.compress(long)!))), long);
    assert.throws(() => lz4.compress(Buffer.alloc(longestContent + 1)), RangeError);
  });

  test('throws a RangeError, and nothing else, on any other bytes', () => {
    const lz4 = createLz4(dictionary);
    const good = Buffer.from(lz4.compress(Buffer.concat([dictionary, Buffer.alloc(300, 'ab'), dictionary]))!);
    const damaged = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, byte]) => Buffer.from(good).fill(byte, at, at + 1)),
      fc.nat(good.length - 1).map((length) => good.subarray(0, length)),
    );
    fc.assert(
      fc.property(damaged, (block) => {
        try {
          assert.ok(lz4.decompress(block).length <= longestContent);
        } catch (error) {
          assert.ok(error instanceof RangeError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
