import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { clinicalIn, statusIn } = await import('./status.ts');

suite('a status', () => {
  test('is said in words, and stands as recorded where it is not known', () => {
    assert.deepEqual(
      [statusIn('zh-CN', 'final'), statusIn('en', 'in-progress'), statusIn('en', 'odd'), statusIn('en', undefined)],
      ['已定稿', 'in progress', 'odd', undefined],
    );
    assert.deepEqual(
      [clinicalIn('zh-CN', { coding: [{ code: 'resolved' }] }), clinicalIn('zh-CN', { text: '好转' })],
      ['已愈', '好转'],
    );
  });
});
