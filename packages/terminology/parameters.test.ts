import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { askedCodes, parameters, stringParameter } from './parameters.ts';

suite('parameters', () => {
  test('drops what is left out', () => {
    assert.deepEqual(parameters({ name: 'a', valueString: 'b' }, undefined, stringParameter('c', undefined)), {
      resourceType: 'Parameters',
      parameter: [{ name: 'a', valueString: 'b' }],
    });
  });

  test('reads codes in all three ways together', () => {
    const coding = { system: 'http://x', code: '2', version: '1', userSelected: true };
    assert.deepEqual(
      askedCodes({ code: '1', display: 'One', coding, codeableConcept: { coding: [{ code: '3' }, {}] } }),
      [{ code: '1', bare: true, display: 'One' }, { system: 'http://x', code: '2', version: '1' }, { code: '3' }],
    );
  });

  test('refuses none', () => {
    assert.throws(() => askedCodes({ codeableConcept: { text: 'x' } }), { code: 'terminology/missing-input' });
  });
});
