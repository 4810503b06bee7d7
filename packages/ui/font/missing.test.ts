import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { missingIn } from './missing.ts';

suite('characters that no shipped font draws', () => {
  test('are found, each once, also beyond the basic plane', () => {
    assert.deepEqual(missingIn('张𠮷䶮𬱖𠮷'), ['𠮷', '䶮', '𬱖']);
  });

  test('are none in common names of both scripts', () => {
    assert.deepEqual(missingIn('欧阳静怡 Featherstonehaugh-Cholmondeley 堃喆赟镕 é ñ μ'), []);
  });
});
