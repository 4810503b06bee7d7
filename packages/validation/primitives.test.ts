import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { primitiveOf } from './primitives.ts';

/** Right and wrong values of each primitive, from the regexes and words of FHIR R4 datatypes.html#primitive. */
const cases: readonly (readonly [string, readonly (string | number)[], readonly (string | number)[]])[] = [
  ['integer', [0, -1, 2147483647, -2147483648], [1.5, 2147483648, -2147483649, Number.POSITIVE_INFINITY]],
  ['unsignedInt', [0, 7], [-1, 0.5]],
  ['positiveInt', [1, 2147483647], [0, -1, 2147483648]],
  ['decimal', [0, -1.5, 1e30], [Number.POSITIVE_INFINITY, Number.NaN]],
  ['string', ['a', ' a\tb\r\n', '𠮷'], ['a\u0000', '\u000b']],
  ['uri', ['urn:x', 'a', '#x'], ['a b', ' a', 'a\n', 'a\u0000']],
  ['oid', ['urn:oid:1.2.3', 'urn:oid:2.16.840.1'], ['1.2.3', 'urn:oid:3.1', 'urn:oid:1', 'urn:oid:1.02']],
  ['uuid', ['urn:uuid:c757873d-ec9a-4326-a141-556f43239520'], ['urn:uuid:C757873D-EC9A-4326-A141-556F43239520', 'x']],
  ['id', ['a', 'A-1.b', 'x'.repeat(64)], ['', 'a_b', 'x'.repeat(65), 'a b', '中']],
  ['code', ['a', 'a b'], ['', ' a', 'a ', 'a  b', 'a\u0000', 'a\u0017b']],
  ['base64Binary', ['', 'YWJj', 'YQ==', 'YW\nJj'], ['YQ', 'Y===', 'a!bc']],
  [
    'date',
    ['2024', '2024-02', '2024-02-29', '2000-02-29'],
    ['2023-02-29', '1900-02-29', '2024-13', '2024-4', '0000', '2024-04-31', '24'],
  ],
  [
    'dateTime',
    ['2024', '2024-02-29', '2024-02-29T00:00:00Z', '2024-01-01T23:59:60.123+14:00'],
    [
      '2024-01-01T10:00Z',
      '2024-01-01T10:00:00',
      '2023-02-29T00:00:00Z',
      '2024-01-01T24:00:00Z',
      '2024-01-01T10:00:00+15:00',
    ],
  ],
  [
    'instant',
    ['2024-02-29T00:00:00.000Z', '2024-02-29T00:00:00-05:00'],
    ['2024', '2024-02-29', '2024-02-30T00:00:00Z'],
  ],
  ['time', ['00:00:00', '23:59:59.5'], ['24:00:00', '10:00', '10:00:00Z']],
];

suite('primitives', () => {
  for (const [type, right, wrong] of cases) {
    test(`${type} takes what the specification takes and nothing else`, () => {
      const primitive = primitiveOf(type);
      const allows = (value: string | number): boolean => {
        if (primitive?.json === 'number') return typeof value === 'number' && primitive.allows(value);
        return primitive?.json === 'string' && typeof value === 'string' && primitive.allows(value);
      };
      assert.deepEqual([...right, ...wrong].filter(allows), right);
    });
  }

  test('other types are no primitives', () => {
    assert.deepEqual([primitiveOf('Quantity'), primitiveOf('toString')], [undefined, undefined]);
  });
});
