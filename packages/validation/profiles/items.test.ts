import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hasElement, itemsOf } from './items.ts';

suite('items', () => {
  test('lists the values of a repeating element, those with extensions only as well', () => {
    const name = { given: ['a', null], _given: [null, { id: 'x' }] };
    assert.deepEqual(itemsOf(name, 'HumanName', 'given'), [
      { value: 'a', type: 'string', code: 'string', index: 0, choice: false },
      { value: undefined, type: 'string', code: 'string', index: 1, choice: false },
    ]);
  });

  test('finds a choice by its name and by its key', () => {
    const value = { valueQuantity: { value: 1 } };
    const item = { value: { value: 1 }, type: 'Quantity', code: 'Quantity', index: undefined, choice: true };
    assert.deepEqual(itemsOf(value, 'Observation', 'value'), [item]);
    assert.deepEqual(itemsOf(value, 'Observation', 'valueQuantity'), [item]);
    assert.deepEqual(itemsOf(value, 'Observation', 'valueString'), []);
  });

  test('takes a resource as what it is', () => {
    const contained = [{ resourceType: 'Patient' }];
    const [item] = itemsOf({ contained }, 'Observation', 'contained');
    assert.deepEqual([item?.type, item?.code, item?.choice], ['Patient', 'Patient', true]);
  });

  test('knows the elements of nested ones', () => {
    assert.deepEqual(
      [
        hasElement('Observation.component', 'value'),
        hasElement('Observation.component', 'dragon'),
        hasElement('X', 'y'),
      ],
      [true, false, false],
    );
  });
});
