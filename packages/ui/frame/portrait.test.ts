import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createElement } from 'react';
import { markupOf, textOf } from '../fixtures/markup.ts';

const { Portrait } = await import('./portrait.tsx');

suite('a portrait', () => {
  test('is the photograph of the record where there is one', () => {
    const html = markupOf(
      createElement(Portrait, { photo: { contentType: 'image/png', data: 'AAAA' }, name: '王', size: 28 }),
    );
    assert.ok(html.includes('src="data:image/png;base64,AAAA"') && html.includes('alt=""'), html);
  });

  test('is the first character of the name where there is none, also beyond the basic plane', () => {
    assert.equal(textOf(markupOf(createElement(Portrait, { name: '𠮷田', size: 28 }))), '𠮷');
  });

  test('loads no picture from elsewhere and nothing that is no picture', () => {
    for (const photo of [
      { contentType: 'image/png', url: 'https://elsewhere/x.png' },
      { contentType: 'text/html', data: 'AAAA' },
    ]) {
      assert.ok(!markupOf(createElement(Portrait, { photo, name: '王', size: 28 })).includes('<img'));
    }
  });
});
