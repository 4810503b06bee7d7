import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { units } from './units.ts';

suite('units', () => {
  test('takes UCUM codes, in their case, and nothing else', () => {
    const right = ['mg', 'mmol/L', '10*9/L', 'mm[Hg]', '[iU]/mL', '%', '1', '{tbl}', 'Cel', '[pH]', 'kg/m2'];
    const wrong = ['mmHg', 'Mmol/l/', 'mg/', '粒', ''];
    assert.deepEqual(
      [...right, ...wrong].filter((code) => units.read(code) !== undefined),
      right,
    );
  });
});
