import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isPrimitive, isPrimitiveType, type PrimitiveType } from './primitives.ts';
import { dataTypes, structureOf } from './structures.ts';

const table: Readonly<
  Record<PrimitiveType, { readonly valid: readonly unknown[]; readonly invalid: readonly unknown[] }>
> = {
  base64Binary: { valid: ['AAAA', 'AA ==\n', 'QUJD'], invalid: ['', 'AAA', 'A===', 'AA=A', 1] },
  boolean: { valid: [true, false], invalid: ['true', 0, null] },
  canonical: { valid: ['http://a.b/c|1.0#x', 'urn:uuid:1'], invalid: ['', 'a b'] },
  code: { valid: ['a', 'in progress'], invalid: ['', ' a', 'a ', 'a  b', 'a\nb'] },
  date: {
    valid: ['2024', '2024-02', '2024-02-29', '0001-01-01', '9999-12-31'],
    invalid: ['0000', '2023-02-29', '2024-13', '2024-2', '24', '2024-04-31', '2024-01-01T00:00:00Z', 2024],
  },
  dateTime: {
    valid: [
      '2024',
      '2024-02-29',
      '2024-02-29T23:59:60Z',
      '2024-02-29T10:00:00.123456+08:00',
      '2024-02-29T10:00:00-14:00',
    ],
    invalid: [
      '2024-02-29T10:00Z',
      '2024-02-29T10:00:00',
      '2024-02-29T24:00:00Z',
      '2023-02-29T10:00:00Z',
      '2024-02-29T10:00:00+14:30',
    ],
  },
  decimal: { valid: [0, -1.5, 1e20], invalid: ['1', NaN, Infinity] },
  id: { valid: ['a', 'A-1.b', 'x'.repeat(64)], invalid: ['', 'a_b', 'x'.repeat(65), 'a\n'] },
  instant: {
    valid: ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00.5+08:00'],
    invalid: ['2024-02-29', '2024-02-30T10:00:00Z'],
  },
  integer: { valid: [0, -2147483648, 2147483647], invalid: [1.5, 2147483648, '1'] },
  markdown: { valid: ['# 标题\n\ttext'], invalid: ['', ' ', '\u0000'] },
  oid: { valid: ['urn:oid:1.2.840'], invalid: ['1.2.840', 'urn:oid:3.1', 'urn:oid:1.02'] },
  positiveInt: { valid: [1], invalid: [0, -1, 1.5] },
  string: { valid: ['a', ' a\r\n\t𠮷'], invalid: ['', '  ', 'a\u0000b', 'a\u0007', 'x'.repeat(1_048_577), 1] },
  time: { valid: ['23:59:59', '00:00:00.001'], invalid: ['24:00:00', '10:00', '10:00:00Z'] },
  unsignedInt: { valid: [0, 7], invalid: [-1, 2147483648] },
  uri: { valid: ['urn:a', 'Patient/1', '#a'], invalid: ['', 'a b', 'a\n'] },
  url: { valid: ['https://a.b'], invalid: ['', 'a b'] },
  uuid: {
    valid: ['urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
    invalid: ['c757873d-ec9a-4326-a141-556f43239520', 'urn:uuid:C757873D-ec9a-4326-a141-556f43239520'],
  },
  xhtml: { valid: ['<div xmlns="http://www.w3.org/1999/xhtml">a</div>'], invalid: ['', ' ', 1] },
};

suite('isPrimitive', () => {
  test('takes the values of each type and no others', () => {
    for (const [type, { valid, invalid }] of Object.entries(table)) {
      assert.ok(isPrimitiveType(type));
      for (const value of valid) assert.equal(isPrimitive(type, value), true, `${type} ${String(value).slice(0, 40)}`);
      for (const value of invalid)
        assert.equal(isPrimitive(type, value), false, `${type} ${String(value).slice(0, 40)}`);
    }
  });

  test('knows exactly the primitive types of the definitions', () => {
    const defined = dataTypes().filter((type) => structureOf(type)?.kind === 'primitive-type');
    assert.deepEqual(defined.toSorted(), Object.keys(table).toSorted());
    assert.deepEqual(['Quantity', 'toString'].map(isPrimitiveType), [false, false]);
  });

  test('judges long hostile texts in linear time', () => {
    const long = `${'a '.repeat(200_000)} `;
    assert.equal(isPrimitive('code', long), false);
    assert.equal(isPrimitive('base64Binary', `${'AAAA '.repeat(100_000)}!`), false);
    assert.equal(isPrimitive('oid', `urn:oid:1${'.1'.repeat(200_000)}.`), false);
  });
});
