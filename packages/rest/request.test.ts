import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readLanguage, readPreferences } from './request.ts';

suite('request', () => {
  test('Prefer is read and what it does not know is ignored', () => {
    assert.deepEqual(readPreferences(undefined), { return: 'representation', handling: 'strict', respondAsync: false });
    assert.deepEqual(readPreferences('return=minimal, handling=lenient; wait=3'), {
      return: 'minimal',
      handling: 'lenient',
      respondAsync: false,
    });
    assert.deepEqual(readPreferences(['respond-async', 'return=OperationOutcome']), {
      return: 'OperationOutcome',
      handling: 'strict',
      respondAsync: true,
    });
  });

  test('the language is the best ranked of the two that are spoken here', () => {
    assert.deepEqual([undefined, 'fr', 'zh-TW,en;q=0.5', 'en;q=0.3, zh-Hans;q=0.9', 'zh;q=0, en'].map(readLanguage), [
      'en',
      'en',
      'zh-CN',
      'zh-CN',
      'en',
    ]);
  });
});
