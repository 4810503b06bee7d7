import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { pageLanguage } from './accept-language.ts';

suite('the language of the page', () => {
  test('is the weightiest one that Suwen speaks', () => {
    const wanted = [
      'en-GB,en;q=0.9,zh;q=0.8',
      'zh-CN,zh;q=0.9,en;q=0.8',
      'de, en;q=0.3, zh-TW;q=0.7',
      'en;q=0, zh;q=0.1',
    ];
    assert.deepEqual(wanted.map(pageLanguage), ['en', 'zh-CN', 'zh-CN', 'zh-CN']);
  });

  test('is Chinese where the browser says nothing, something else or nonsense', () => {
    assert.deepEqual([undefined, '', 'fr', ';q=x,,'].map(pageLanguage), ['zh-CN', 'zh-CN', 'zh-CN', 'zh-CN']);
  });
});
