import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { displayIn, displaysOf } from './display.ts';

const concept = {
  code: 'dog',
  display: 'Dog',
  designations: [{ language: 'zh-TW', value: '犬' }, { language: 'zh-CN', value: '狗' }, { value: 'Hound' }],
  properties: [],
  parents: [],
  inactive: false,
  abstract: false,
};

suite('display', () => {
  test('takes the exact language before one of the same family before its own', () => {
    assert.deepEqual(
      ['zh-CN', 'zh', 'zh-HK', 'fr', undefined].map((wish) => displayIn(concept, wish, 'en')),
      ['狗', '犬', '犬', 'Dog', 'Dog'],
    );
    assert.equal(displayIn(concept, 'zh', 'zh'), 'Dog');
  });

  test('counts every name as a right display', () => {
    assert.deepEqual(displaysOf(concept), ['Dog', '犬', '狗', 'Hound']);
    assert.deepEqual(displaysOf(concept, 'zh-CN, en;q=0.5', 'en'), ['Dog', '犬', '狗']);
    assert.deepEqual(displaysOf(concept, 'fr', 'en'), ['Dog', '犬', '狗', 'Hound']);
  });
});
