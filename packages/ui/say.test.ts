import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { chooseLanguage } from './say.ts';

suite('the language of the screen', () => {
  test('is the first wanted one that Suwen speaks', () => {
    assert.equal(chooseLanguage(['de', 'en-GB', 'zh']), 'en');
    assert.equal(chooseLanguage(['zh-TW', 'en']), 'zh-CN');
  });

  test('is Chinese where none is spoken', () => {
    assert.deepEqual([chooseLanguage([]), chooseLanguage(['fr'])], ['zh-CN', 'zh-CN']);
  });
});
