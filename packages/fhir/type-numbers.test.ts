import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { resourceTypes } from './types/index.ts';
import { typeNumber, typeOf } from './type-numbers.ts';

const first148 = Array.from({ length: 148 }, (_, place) => typeOf(place + 1));

suite('typeNumber', () => {
  test('is what stands in the rows of every store: it never changes', () => {
    const digest = createHash('sha256').update(first148.join()).digest('hex');
    assert.equal(digest, 'b56befdb98ec5611b6c7abcaf008fefe12e1b9ac709b3fb4a2943770ea864751');
  });

  test('and typeOf are each the way back of the other', () => {
    for (const type of resourceTypes) assert.equal(typeOf(typeNumber(type) ?? 0), type);
    assert.deepEqual([typeNumber('Account'), typeNumber('Patient'), typeNumber('VisionPrescription')], [1, 104, 148]);
  });

  test('is undefined for what has none', () => {
    assert.deepEqual(
      [typeNumber('Unicorn'), typeOf(0), typeOf(149), typeOf(1.5)],
      [undefined, undefined, undefined, undefined],
    );
  });
});
