import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { MOST_PARTS, MOST_SOURCES, MOST_SPAN, unitId, unitOf } from './unit-id.ts';

const unit = fc.record({
  source: fc.nat(MOST_SOURCES - 1),
  line: fc.integer({ min: 1, max: 2 ** 36 - 1 }),
  span: fc.integer({ min: 1, max: MOST_SPAN }),
  part: fc.nat(MOST_PARTS),
});

suite('the id of a unit', () => {
  test('is a UUID of version 8 that says which lines it wrote', () => {
    fc.assert(
      fc.property(fc.string(), unit, (job, given) => {
        const id = unitId(job, given);
        assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
        assert.deepEqual(unitOf(job, id), { ...given });
      }),
    );
  });

  test('of another job is none of ours', () => {
    assert.equal(unitOf('a', unitId('b', { source: 0, line: 1, span: 1, part: 0 })), undefined);
    assert.equal(unitOf('a', '6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111'), undefined);
  });
});
