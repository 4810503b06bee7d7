import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sexOf } from './sex.ts';

suite('the sex of a patient', () => {
  test('is said in words, and not known where it is not recorded', () => {
    assert.deepEqual(
      ['female', 'male', 'other', 'unknown', undefined].map((code) => sexOf(code)['zh-CN']),
      ['女', '男', '其他', '性别未知', '性别未知'],
    );
  });
});
