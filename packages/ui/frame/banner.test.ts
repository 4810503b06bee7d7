import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createElement } from 'react';
import { markupOf, textOf } from '../fixtures/markup.ts';
import { say } from '../say.ts';

const { Banner } = await import('./banner.tsx');

suite('the banner', () => {
  test('says who this is and what can harm them', () => {
    const html = markupOf(
      createElement(Banner, {
        name: { shown: '王秀兰', pinyin: 'Wang Xiulan' },
        facts: [{ value: '女' }, { label: say('生于', 'Born'), value: '1959-03-14', unit: say('67 岁', '67 y') }],
        harms: [{ title: say('过敏 1', 'Allergies 1'), grave: true, lines: ['磺胺'] }],
      }),
    );
    assert.equal(textOf(html), '王|王秀兰|Wang Xiulan|女|生于|1959-03-14|67 岁|过敏 1|磺胺');
    assert.ok(html.includes('data-grave'));
  });

  test('writes that a name is not known instead of leaving it blank', () => {
    const html = markupOf(createElement(Banner, { name: undefined, facts: [], harms: [] }), 'en');
    assert.equal(textOf(html), 'Name not known');
  });

  test('marks what is not known as such', () => {
    const facts = [{ label: say('生于', 'Born'), value: '未知', unknown: true }];
    assert.ok(markupOf(createElement(Banner, { name: undefined, facts, harms: [] })).includes('data-unknown="true"'));
  });
});
