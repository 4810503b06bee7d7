import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { systemTypes } from '../model/system-types.ts';
import { Amount } from './amount.ts';
import { Item } from './item.ts';
import { Seen } from './seen.ts';

suite('Seen', () => {
  test('knows elements by their place and computed values by what they are', () => {
    const owner = { a: 1, b: 1 };
    const { Integer, Quantity } = systemTypes;
    const seen = new Seen();
    const items = [
      new Item(1, Integer, owner, 'a'),
      new Item(1, Integer, owner, 'b'),
      new Item(1, Integer, owner, 'a'),
      new Item(1, Integer),
      new Item(1, Integer),
      new Item(new Amount(1, 'g'), Quantity),
      new Item(new Amount(1000, 'mg'), Quantity),
    ];
    assert.deepEqual(
      items.map((item) => seen.add(item)),
      [true, true, false, true, false, true, false],
    );
  });
});
