import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fhirModel } from '../model/fhir-model.ts';
import { Amount } from './amount.ts';
import { Item } from './item.ts';
import { moment } from './moment.ts';
import { scalarOf, typeText } from './scalar.ts';

const ucum = 'http://unitsofmeasure.org';
const item = (type: string, value: unknown): Item => new Item(value, fhirModel().type(type) ?? assert.fail(type));

suite('scalarOf', () => {
  test('gives the System value of FHIR primitives and quantities', () => {
    assert.deepEqual(
      [
        item('code', 'a'),
        item('instant', '2020-01-01T00:00:00Z'),
        item('date', 'soon'),
        item('Quantity', { value: 1, system: ucum, code: 'mg' }),
        item('Age', { value: 3, unit: 'years' }),
      ].map(scalarOf),
      [
        'a',
        moment('DateTime', '2020-01-01T00:00:00Z'),
        'soon',
        new Amount(1, 'mg', true),
        new Amount(3, '|years', true),
      ],
    );
  });

  test('leaves a quantity that is no single amount as it stands', () => {
    const range = { value: 5, comparator: '<', system: ucum, code: 'mg' };
    assert.deepEqual(
      [scalarOf(item('Quantity', range)), scalarOf(item('Quantity', { unit: 'mg' }))],
      [range, { unit: 'mg' }],
    );
  });

  test('names types for messages', () => {
    assert.equal(typeText(item('code', 'a')), 'code');
  });
});
