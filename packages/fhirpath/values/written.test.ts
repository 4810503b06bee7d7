import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseJson } from '#fhir';
import { fhirModel } from '../model/fhir-model.ts';
import { systemTypes } from '../model/system-types.ts';
import { Item } from './item.ts';
import { Written, writtenAs } from './written.ts';

const decimal = fhirModel().type('decimal') ?? assert.fail('no decimal');
const quantity = fhirModel().type('Quantity') ?? assert.fail('no Quantity');

suite('writtenAs', () => {
  test('knows the literal of the expression and of the JSON', () => {
    const owner = parseJson('{"value":1.50,"factor":2}');
    assert.ok(typeof owner === 'object' && owner !== null);
    assert.deepEqual(
      [
        new Written(1.5, systemTypes.Decimal, '1.500'),
        new Item(1.5, decimal, owner, 'value'),
        new Item(2, decimal, owner, 'factor'),
        new Item(owner, quantity),
      ].map(writtenAs),
      ['1.500', '1.50', undefined, '1.50'],
    );
  });

  test('forgets literals that would only cost time', () => {
    assert.deepEqual(
      [`1e-99999999`, `0.${'0'.repeat(9999)}1`].map((text) => writtenAs(new Written(0, systemTypes.Decimal, text))),
      [undefined, undefined],
    );
  });
});
