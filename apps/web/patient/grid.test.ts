import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { gridOf } = await import('./grid.ts');

suite('the grid', () => {
  test('of nothing is empty', () => {
    assert.deepEqual(gridOf([], 'Asia/Shanghai'), { times: [], rows: [] });
  });
});
