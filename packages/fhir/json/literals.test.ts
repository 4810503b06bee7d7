import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { literalOf, literalsOf, withLiteral } from './literals.ts';

suite('literals', () => {
  test('belong to the number that they were given for, and only while it is the same', () => {
    const quantity = withLiteral({ value: 0, unit: 'mg' }, 'value', '1.50');
    assert.deepEqual(
      [quantity.value, literalOf(quantity, 'value'), literalOf(quantity, 'unit')],
      [1.5, '1.50', undefined],
    );
    assert.equal(literalOf({ ...quantity, value: 1.6 }, 'value'), undefined);
  });

  test('of several numbers stand side by side', () => {
    const range = withLiteral(withLiteral({ low: 0, high: 0 }, 'low', '1.0'), 'high', '2.00');
    assert.deepEqual(literalsOf(range), { low: '1.0', high: '2.00' });
  });
});
