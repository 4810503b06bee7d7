import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { nearest } from './rational.ts';
import { readUnit } from './unit-expression.ts';

const read = (code: string): unknown => {
  const unit = readUnit(code);
  return unit && [nearest(unit.worth), Object.fromEntries(unit.bases)];
};

suite('readUnit', () => {
  test('reads products, quotients, powers, brackets, factors and annotations', () => {
    const table = {
      'g.m/s2': [1, { g: 1, m: 1, s: -2 }],
      'mL/min/{1.73_m2}': [1 / 6e7, { m: 3, s: -1 }],
      '/min': [1 / 60, { s: -1 }],
      '(mg/kg)/d': [1e-6 / 86400, { s: -1 }],
      'kg/(m.s2)': [1000, { g: 1, m: -1, s: -2 }],
      '10*3/uL{cells}': [1e12, { m: -3 }],
      '10^-3': [1e-3, {}],
      '100.m': [100, { m: 1 }],
      'm-1': [1, { m: -1 }],
      '{score}': [1, {}],
      "[in_i'H2O]": [249088.91, { g: 1, m: -1, s: -2 }],
      '%': [0.01, {}],
      1: [1, {}],
    };
    assert.deepEqual(Object.fromEntries(Object.keys(table).map((code) => [code, read(code)])), table);
  });

  test('prefers a whole name to a prefix, and gives prefixes only to metric units', () => {
    assert.deepEqual(
      [read('min'), read('cd'), read('kmin'), read('PT'), read('dar')],
      [[60, { s: 1 }], [1, { cd: 1 }], undefined, [1e18, { g: 1, s: -1, C: -1 }], [10, { m: 2 }]],
    );
  });

  test('keeps logarithmic and arbitrary units apart', () => {
    assert.deepEqual(
      [read('dB'), read('[pH]'), read('[iU]/L'), read('[IU]/L'), read('dB/m')],
      [[0.1, { B: 1 }], [1, { '[pH]': 1 }], [1000, { '[iU]': 1, m: -3 }], [1000, { '[iU]': 1, m: -3 }], undefined],
    );
  });

  test('knows what is no unit', () => {
    const wrong = [
      '',
      ' ',
      'mg ',
      'foo',
      'mg/',
      '/',
      '//L',
      'mg//L',
      '(mg',
      'mg)',
      '0',
      'm0',
      'm99',
      '{a',
      'constructor',
      'm.',
      'Cel2',
      '('.repeat(150),
    ];
    assert.deepEqual(
      wrong.filter((code) => readUnit(code) !== undefined),
      [],
    );
  });

  test('reads any text without a fault', () => {
    const part = fc.constantFrom('m', 'g', '.', '/', '(', ')', '2', '-1', '{x}', '[', ']', '10*', 'k', "'", '%');
    const codes = fc.oneof(
      fc.string(),
      fc.array(part).map((parts) => parts.join('')),
    );
    fc.assert(fc.property(codes, (code) => void readUnit(code)));
  });
});
