import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { committedUnits } from './committed.ts';
import { unitId } from './unit-id.ts';

suite('what earlier runs committed', () => {
  test('is told by line, and by part of a bundle among the lines', () => {
    const requests = [
      unitId('a', { source: 1, line: 3, span: 2, part: 0 }),
      unitId('a', { source: 1, line: 5, span: 1, part: 2 }),
      unitId('b', { source: 1, line: 9, span: 1, part: 0 }),
    ];
    const done = committedUnits('a', requests);
    assert.deepEqual(
      [2, 3, 4, 5, 9].map((line) => done.line(1, line)),
      [false, true, true, false, false],
    );
    assert.deepEqual([done.part(1, 5, 1), done.part(1, 5, 2), done.line(0, 3)], [false, true, false]);
  });
});
