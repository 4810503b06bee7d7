import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simplified } from './simplified.ts';

test('traditional characters become simplified, one for one; the rest stays', () => {
  assert.equal(simplified('陳龍 abc 中國𠮷'), '陈龙 abc 中国𠮷');
});
