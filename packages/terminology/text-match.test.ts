import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { folded, textMatcher } from './text-match.ts';

const concept = {
  code: 'K35.8',
  display: 'Acute appendicitis, Crème',
  designations: [{ language: 'zh-CN', value: '急性阑尾炎' }],
  properties: [],
  parents: [],
  inactive: false,
  abstract: false,
};

suite('text match', () => {
  test('folds case, accents and width', () => {
    assert.equal(folded('ＣＡＦÉ'), 'cafe');
  });

  test('wants every word, wherever it stands', () => {
    const texts = ['append acute', 'creme', 'k35', '阑尾', 'acute chronic', ''];
    assert.deepEqual(
      texts.map((text) => textMatcher(text)(concept)),
      [true, true, true, true, false, true],
    );
  });
});
