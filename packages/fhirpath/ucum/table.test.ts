import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readUnit } from './unit-expression.ts';
import { unitTable } from './table.ts';

suite('unit table', () => {
  test('has the units and prefixes of UCUM, each of which can be read', () => {
    const { units, prefixes } = unitTable();
    assert.deepEqual([Object.keys(units).length, Object.keys(prefixes).length], [311, 24]);
    assert.deepEqual(
      Object.keys(units).filter((code) => readUnit(code) === undefined),
      [],
    );
  });
});
