import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ward } from './fixtures/ward.ts';
import { operationCode, operationRegistry } from './registry.ts';

suite('the registry of operations', () => {
  test('finds one by its name, the code of its $operation and its alias', () => {
    const { find, all } = operationRegistry(ward);
    assert.equal(operationCode('ward/open'), 'ward-open');
    assert.deepEqual(
      [find('ward/order')?.name, find('ward-order')?.name, find('order')?.name, find('ward/none'), all.length],
      ['ward/order', 'ward/order', 'ward/order', undefined, ward.length],
    );
  });

  test('finds two of one name at start', () => {
    assert.throws(() => operationRegistry([...ward, ...ward.slice(0, 1)]), /Two operations are called ward\/open/);
  });
});
