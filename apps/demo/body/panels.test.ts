import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { measureOf } from './measures.ts';
import { PANELS } from './panels.ts';

suite('panels', () => {
  test('hold measures that exist, each measure in one panel', () => {
    const tests = Object.values(PANELS).flatMap((panel) => panel.tests);
    for (const key of tests) assert.ok(measureOf(key));
    assert.equal(new Set(tests).size, tests.length);
  });
});
