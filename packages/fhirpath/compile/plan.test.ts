import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { systemTypes } from '../model/system-types.ts';
import { Item } from '../values/item.ts';
import { single, truthOf } from './plan.ts';

const item = (value: unknown): Item => new Item(value, systemTypes.String);

suite('plan', () => {
  test('takes the truth of a single item, true for anything that is no boolean', () => {
    assert.deepEqual([[], [item(false)], [item(true)], [item('false')]].map(truthOf), [undefined, false, true, true]);
  });

  test('refuses several items where one is needed, and says where', () => {
    assert.throws(() => single([item('a'), item('b')], 'substring()'), {
      code: 'fhirpath/not-single',
      words: { 'zh-CN': 'substring() 只接受一个值，这里有 2 个', en: 'substring() takes one item, here are 2' },
    });
  });
});
