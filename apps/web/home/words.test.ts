import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { words } from './words.ts';

suite('the sentence of the home page', () => {
  test('counts as a person would', () => {
    assert.deepEqual(
      [1, 2, 10, 12].map((count) => words.cannotWait(count)['zh-CN']),
      ['一件事不能等', '两件事不能等', '十件事不能等', '12 件事不能等'],
    );
    assert.deepEqual(
      [1, 2, 12].map((count) => words.cannotWait(count).en),
      ['One thing cannot wait', 'Two things cannot wait', '12 things cannot wait'],
    );
  });
});
