import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { suite, test } from 'node:test';
import { createCompressor, zstdFrom } from './compression.ts';

const observation = Buffer.from(
  '{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/' +
    'CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org"}]}}',
);

suite('compression', () => {
  test('chooses by length and by what helps, and unpacks each', () => {
    const compressor = createCompressor();
    const contents = [
      observation,
      Buffer.alloc(zstdFrom, observation),
      randomBytes(300),
      randomBytes(20_000),
      Buffer.alloc(0),
    ];
    const found = contents.map((content) => {
      const { compression, packed } = compressor.pack(content);
      const again = compressor.unpack(compression, Buffer.from(packed));
      assert.deepEqual(Buffer.from(again), content);
      return { compression, smaller: packed.length < content.length };
    });
    assert.deepEqual(found, [
      { compression: 1, smaller: true },
      { compression: 2, smaller: true },
      { compression: 0, smaller: false },
      { compression: 0, smaller: false },
      { compression: 0, smaller: false },
    ]);
  });

  test('throws where bytes are not what it packed', () => {
    const compressor = createCompressor();
    assert.throws(() => compressor.unpack(1, Buffer.from('no block')));
    assert.throws(() => compressor.unpack(2, Buffer.from('no frame')));
  });
});
