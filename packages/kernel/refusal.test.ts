import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Refusal } from './refusal.ts';

suite('a refusal', () => {
  test('says what, where and with which code, in both languages, and is an error', () => {
    const words = { 'zh-CN': '医嘱已停止', en: 'The order is not active' };
    const refusal = new Refusal('conflict', 'pharmacy/order-not-active', words, { expression: ['order'] });
    assert.ok(refusal instanceof Error);
    assert.deepEqual(
      {
        kind: refusal.kind,
        code: refusal.code,
        words: refusal.words,
        place: refusal.place,
        name: refusal.name,
        message: refusal.message,
      },
      {
        kind: 'conflict',
        code: 'pharmacy/order-not-active',
        words,
        place: { expression: ['order'] },
        name: 'Refusal',
        message: 'pharmacy/order-not-active: The order is not active',
      },
    );
    assert.deepEqual(new Refusal('gone', 'x', words).place, {});
  });
});
