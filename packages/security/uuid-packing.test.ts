import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createUuidPacking } from './uuid-packing.ts';

const uuid = 'ef4fdf3a-f2b5-42a5-bc24-5731a6191a78';

suite('uuid packing', () => {
  test('takes 17 bytes for each UUID and gives back the text as it was', () => {
    const packing = createUuidPacking(1000);
    const text = `{"id":"${uuid}","subject":{"reference":"urn:uuid:${uuid}"}}`;
    const packed = Buffer.from(packing.pack(Buffer.from(text))!);
    assert.equal(packed.length, text.length - 2 * 19);
    assert.equal(Buffer.from(packing.unpack(packed)).toString(), text);
  });

  test('leaves alone what is not a UUID in lower case', () => {
    const packing = createUuidPacking(1000);
    const others = [uuid.toUpperCase(), uuid.slice(1), uuid.replace('-', '_'), '', '2026-01-02T03:04:05-08:00'];
    assert.deepEqual(
      others.map((text) => packing.pack(Buffer.from(text))),
      others.map(() => undefined),
    );
  });

  test('leaves alone bytes that are not UTF-8 and contents that are too long', () => {
    const packing = createUuidPacking(50);
    assert.equal(packing.pack(Buffer.concat([Buffer.from(uuid), Buffer.of(0xff)])), undefined);
    assert.equal(packing.pack(Buffer.from(uuid + uuid)), undefined);
  });

  test('gives back any text with UUIDs at any place, also side by side', () => {
    const packing = createUuidPacking(5000);
    const part = fc.oneof(fc.uuid(), fc.string({ maxLength: 12 }), fc.constantFrom('-', '心率', uuid.slice(0, 20)));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const bytes = Buffer.from(parts.join(''));
        const packed = packing.pack(bytes);
        if (packed) assert.deepEqual(Buffer.from(packing.unpack(Buffer.from(packed))), bytes);
      }),
      { numRuns: 500 },
    );
  });

  test('throws on a cut UUID and on more than it has room for', () => {
    const packing = createUuidPacking(40);
    assert.throws(() => packing.unpack(Buffer.alloc(10, 0xff)), RangeError);
    assert.throws(() => packing.unpack(Buffer.alloc(41, 0x61)), RangeError);
    assert.throws(() => packing.unpack(Buffer.concat([Buffer.alloc(17, 0xff), Buffer.alloc(17, 0xff)])), RangeError);
  });
});
