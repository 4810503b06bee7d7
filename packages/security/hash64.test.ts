import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { decimalOf, hash64, hashKey, newHash64, writeHash64 } from './hash64.ts';

const bytesTo = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => at);
const key = hashKey(1, bytesTo(16));

/** SipHash-2-4 by BigInt, line by line from the paper: the oracle. */
function naive(keyBytes: Uint8Array, message: Uint8Array): bigint {
  const word = (bytes: Uint8Array, at: number): bigint => Buffer.from(bytes).readBigUInt64LE(at);
  const cut = (value: bigint): bigint => BigInt.asUintN(64, value);
  const turn = (value: bigint, by: bigint): bigint => cut(value << by) | (value >> (64n - by));
  const [k0, k1] = [word(keyBytes, 0), word(keyBytes, 8)];
  let [v0, v1, v2, v3] = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ];
  const round = (): void => {
    v0 = cut(v0 + v1);
    v1 = turn(v1, 13n) ^ v0;
    v0 = turn(v0, 32n);
    v2 = cut(v2 + v3);
    v3 = turn(v3, 16n) ^ v2;
    v0 = cut(v0 + v3);
    v3 = turn(v3, 21n) ^ v0;
    v2 = cut(v2 + v1);
    v1 = turn(v1, 17n) ^ v2;
    v2 = turn(v2, 32n);
  };
  const padded = new Uint8Array((Math.floor(message.length / 8) + 1) * 8);
  padded.set(message);
  padded[padded.length - 1] = message.length & 0xff;
  for (let at = 0; at < padded.length; at += 8) {
    const m = word(padded, at);
    v3 ^= m;
    round();
    round();
    v0 ^= m;
  }
  v2 ^= 0xffn;
  for (let n = 0; n < 4; n++) round();
  return BigInt.asIntN(64, v0 ^ v1 ^ v2 ^ v3);
}

suite('hash64', () => {
  test('gives the value of the paper for key 00..0f and message 00..0e', () => {
    const { hi, lo } = hash64(key, bytesTo(15), newHash64());
    assert.deepEqual({ hi: hi >>> 0, lo: lo >>> 0 }, { hi: 0xa129ca61, lo: 0x49be45e5 });
  });

  test('gives the reference implementation’s first vectors', () => {
    const expected = [
      '310e0edd47db6f72',
      'fd67dc93c539f874',
      '5a4fa9d909806c0d',
      '2d7efbd796666785',
      'b7877127e09427cf',
    ];
    const found = expected.map((_, length) => {
      const target = Buffer.alloc(8);
      writeHash64(hash64(key, bytesTo(length), newHash64()), target, 0);
      return Buffer.from(target.toReversed()).toString('hex');
    });
    assert.deepEqual(found, expected);
  });

  test('agrees with the paper’s algorithm for any key and any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.uint8Array({ maxLength: 300 }), (k, message) => {
        assert.equal(decimalOf(hash64(hashKey(1, k), message, newHash64())), String(naive(k, message)));
      }),
    );
  });

  test('hashes a text as its UTF-8 bytes, lone surrogates as U+FFFD', () => {
    const out = newHash64();
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constant('\ud842'),
      fc.constant('\udfb7'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const byText = decimalOf(hash64(key, text, out));
        assert.equal(byText, decimalOf(hash64(key, new TextEncoder().encode(text), out)));
      }),
      { numRuns: 500, examples: [[['abcdefg', '𠮷野家', 'abcdefghi']], [['单雄信', '\ud842', 'é']]] },
    );
  });

  test('writes decimals as a signed 64-bit integer', () => {
    const halves = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(halves, halves, (hi, lo) => {
        const expected = BigInt.asIntN(64, (BigInt(hi) << 32n) | BigInt(lo >>> 0));
        assert.equal(decimalOf({ ...newHash64(), hi, lo }), String(expected));
      }),
      {
        examples: [
          [0, 0],
          [-1, -1],
          [-(2 ** 31), 0],
          [2 ** 31 - 1, -1],
          [0, 1e6],
          [-1, 0],
        ],
      },
    );
  });

  test('refuses a key that is not 16 bytes', () => {
    assert.throws(() => hashKey(1, bytesTo(15)), RangeError);
  });
});
