import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createElement } from 'react';
import { markupOf, textOf } from '../fixtures/markup.ts';
import { say } from '../say.ts';

const { Alert } = await import('./alert.tsx');

suite('an alert', () => {
  test('of the first rank is a note without a word for its rank', () => {
    const html = markupOf(createElement(Alert, { rank: 'inline', title: say('餐后更好', 'Better after food') }));
    assert.equal(textOf(html), '餐后更好');
    assert.ok(html.includes('role="note"'));
  });

  test('of the other ranks says its rank in words and is announced', () => {
    const read = (rank: 'reason' | 'stop-two' | 'stop'): string =>
      textOf(markupOf(createElement(Alert, { rank, title: say('甲', 'A') }), 'en'));
    assert.deepEqual(
      [read('reason'), read('stop-two'), read('stop')],
      ['A|Severe · choose one', 'A|Contraindicated · two persons', 'A|Contraindicated · cannot order'],
    );
    assert.ok(markupOf(createElement(Alert, { rank: 'stop', title: say('甲', 'A') })).includes('role="alert"'));
  });
});
