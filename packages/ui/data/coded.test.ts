import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { conceptKey, conceptText, hasCode } from './coded.ts';

suite('a concept', () => {
  test('is called what its author wrote, else its display, else its code', () => {
    assert.deepEqual(
      [
        conceptText({ text: '血钾', coding: [{ display: 'Potassium' }] }),
        conceptText({ coding: [{ code: 'x' }, { display: 'K' }] }),
        conceptText({ coding: [{ code: 'x' }] }),
        conceptText({}),
      ],
      ['血钾', 'K', 'x', undefined],
    );
  });

  test('is the same thing by system and code, else by text', () => {
    assert.equal(
      conceptKey({ coding: [{ system: 's', code: 'c' }], text: 'a' }),
      conceptKey({ coding: [{ system: 's', code: 'c' }] }),
    );
    assert.notEqual(conceptKey({ text: 'a' }), conceptKey({ text: 'b' }));
  });

  test('carries a code in any of its codings, and so does a coding', () => {
    assert.ok(hasCode({ coding: [{ code: 'a' }, { code: 'b' }] }, 'b'));
    assert.ok(hasCode({ code: 'IMP' }, 'IMP', 'ACUTE'));
    assert.ok(!hasCode(undefined, 'b') && !hasCode({ text: 'b' }, 'b'));
  });
});
