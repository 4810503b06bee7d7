import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { slim } from './slim.ts';

suite('slim', () => {
  test('drops prose and extensions at every depth and leaves the rest in order', () => {
    const concept = {
      code: 'a',
      _display: {},
      extension: [{}],
      property: [{ code: 'p', valueBoolean: true }],
      display: 'A',
    };
    assert.deepEqual(slim({ url: 'u', text: { div: 'x' }, description: 'd', concept: [concept] }), {
      url: 'u',
      concept: [{ code: 'a', property: [{ code: 'p', valueBoolean: true }], display: 'A' }],
    });
  });
});
