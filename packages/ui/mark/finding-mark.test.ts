import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createElement } from 'react';
import { markupOf, textOf } from '../fixtures/markup.ts';

const { FindingMark } = await import('./finding-mark.tsx');

suite('the mark of a check', () => {
  test('shows its word beside its shape', () => {
    assert.equal(textOf(markupOf(createElement(FindingMark, { finding: 'reason' }))), '须核对');
  });

  test('keeps its word for screen readers where it stands bare in a grid', () => {
    const html = markupOf(createElement(FindingMark, { finding: 'stop', bare: true }), 'en');
    assert.equal(textOf(html), '');
    assert.ok(html.includes('role="img" aria-label="stopped"'));
  });

  test('of a check that could not run is never a tick', () => {
    const html = markupOf(createElement(FindingMark, { finding: 'unchecked' }));
    assert.equal(textOf(html), '未查');
    assert.ok(!html.includes('M2.5 7.5'));
  });
});
