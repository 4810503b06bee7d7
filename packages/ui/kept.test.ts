import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { keep, kept } from './kept.ts';

suite('a choice kept in the browser', () => {
  test('is not there, and does no harm, where storage is switched off', () => {
    const storage = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new Error('denied');
      },
    });
    keep('suwen.language', 'en');
    assert.equal(kept('suwen.language'), undefined);
    if (storage) Object.defineProperty(globalThis, 'localStorage', storage);
  });
});
