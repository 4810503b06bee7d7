import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createElement } from 'react';
import { markupOf, textOf } from '../fixtures/markup.ts';

const { FlagMark, Value } = await import('./value.tsx');

suite('a value', () => {
  test('always has its unit, and no word or colour while it is normal', () => {
    const html = markupOf(createElement(Value, { value: '4.4', unit: 'mmol/L' }));
    assert.equal(textOf(html), '4.4|mmol/L');
    assert.ok(!html.includes('data-flag'));
  });

  test('is marked by shape and word, never by colour alone', () => {
    const html = markupOf(createElement(Value, { value: '6.2', unit: 'mmol/L', flag: 'critical-high' }));
    assert.equal(textOf(html), '6.2|mmol/L|危急');
    assert.ok(html.includes('M0 7h8L4 .5z'), 'the triangle points up');
  });

  test('says the word in the language of the screen', () => {
    assert.equal(textOf(markupOf(createElement(FlagMark, { flag: 'low' }), 'en')), 'low');
  });

  test('that is critically low points down', () => {
    assert.ok(markupOf(createElement(FlagMark, { flag: 'critical-low' })).includes('M0 1h8L4 7.5z'));
  });
});
