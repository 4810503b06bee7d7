import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fhirModel } from '../model/fhir-model.ts';
import { companionOf, Item, itemOf, one, truthItems } from './item.ts';

suite('Item', () => {
  test('takes a value from outside for what it says of itself', () => {
    const described = [{ resourceType: 'Patient' }, { resourceType: 'Robot' }, 'a', 1.5].map((value) => {
      const { type } = itemOf(value, fhirModel());
      return `${type.namespace}.${type.name}`;
    });
    assert.deepEqual(described, ['FHIR.Patient', 'FHIR.Element', 'System.String', 'System.Decimal']);
    const item = itemOf('a', fhirModel());
    assert.equal(itemOf(item, fhirModel()), item);
  });

  test('finds what stands beside it by key and place', () => {
    const owner = { a: 1, _a: { id: 'x' }, list: [1, 2], _list: [null, { id: 'y' }] };
    const { type } = itemOf(1, fhirModel());
    const beside = [
      new Item(1, type, owner, 'a'),
      new Item(1, type, owner, 'list', 0),
      new Item(2, type, owner, 'list', 1),
      new Item(1, type),
    ];
    assert.deepEqual(beside.map(companionOf), [{ id: 'x' }, undefined, { id: 'y' }, undefined]);
  });

  test('makes collections of one value and of none', () => {
    assert.deepEqual(
      [
        one(undefined, 'String').length,
        one('a', 'String').length,
        truthItems(undefined).length,
        truthItems(false)[0]?.value,
      ],
      [0, 1, 0, false],
    );
  });
});
