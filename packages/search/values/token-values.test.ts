import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { identifierTypes, tokensOf, tokenTexts, type TokenValue } from './token-values.ts';

function tokens(value: unknown, type: string): readonly TokenValue[] {
  const found: TokenValue[] = [];
  tokensOf(value, type, (token) => found.push(token));
  return found;
}

suite('tokensOf', () => {
  test('takes every coding of a concept', () => {
    assert.deepEqual(tokens({ coding: [{ system: 's', code: 'a' }, { code: 'b' }], text: 't' }, 'CodeableConcept'), [
      { system: 's', code: 'a', implied: false },
      { system: undefined, code: 'b', implied: false },
    ]);
    assert.deepEqual(tokens({ text: 'only words' }, 'CodeableConcept'), []);
  });

  test('takes the value of an identifier, and of a contact without its system', () => {
    assert.deepEqual(tokens({ system: 's', value: '1' }, 'Identifier'), [{ system: 's', code: '1', implied: false }]);
    assert.deepEqual(tokens({ system: 'phone', value: '1' }, 'ContactPoint'), [
      { system: undefined, code: '1', implied: true },
    ]);
  });

  test('takes booleans, and codes with the system that their binding implies', () => {
    assert.deepEqual(
      [...tokens(true, 'boolean'), ...tokens('male', 'code@http://g')],
      [
        { system: undefined, code: 'true', implied: true },
        { system: 'http://g', code: 'male', implied: true },
      ],
    );
  });
});

suite('tokenTexts', () => {
  test('takes text and displays of a concept, the type of an identifier', () => {
    assert.deepEqual(tokenTexts({ coding: [{ display: 'A' }, { display: 'B' }], text: 'C' }, 'CodeableConcept'), [
      'C',
      'A',
      'B',
    ]);
    assert.deepEqual(tokenTexts({ value: '1', type: { text: 'MRN', coding: [{ display: 'no' }] } }, 'Identifier'), [
      'MRN',
    ]);
  });
});

test('identifierTypes takes the codings of the type', () => {
  assert.deepEqual(identifierTypes({ type: { coding: [{ system: 's', code: 'MR' }, { system: 's' }] } }), [
    { system: 's', code: 'MR' },
  ]);
});
