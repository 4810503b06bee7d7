import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { flag, optional, positive, reference, resource, several, text, wholeNumber, type Reader } from './reader.ts';
import { Refusal } from './refusal.ts';

const wrong = (reader: Reader<unknown>, ...values: readonly unknown[]): void => {
  for (const value of values) {
    assert.throws(() => reader.read(value, 'dose'), {
      kind: 'incorrect',
      code: 'kernel/wrong-input',
      place: { expression: ['dose'] },
    });
  }
};
const described = ({ read: _, ...rest }: Reader<unknown>): object => rest;

suite('readers', () => {
  test('describe themselves', () => {
    assert.deepEqual(
      [
        text,
        positive,
        wholeNumber(1, 2),
        flag,
        reference('Patient', 'Group'),
        resource('Basic'),
        optional(text),
        several(text),
        optional(several(text)),
      ].map(described),
      [
        { fhirType: 'string', min: 1, max: '1' },
        { fhirType: 'decimal', min: 1, max: '1' },
        { fhirType: 'integer', min: 1, max: '1' },
        { fhirType: 'boolean', min: 1, max: '1' },
        { fhirType: 'Reference', min: 1, max: '1', targets: ['Patient', 'Group'] },
        { fhirType: 'Basic', min: 1, max: '1' },
        { fhirType: 'string', min: 0, max: '1' },
        { fhirType: 'string', min: 1, max: '*' },
        { fhirType: 'string', min: 0, max: '*' },
      ],
    );
  });

  test('take what fits and refuse the rest by the name of the parameter', () => {
    assert.equal(text.read('阿莫西林', 'x'), '阿莫西林');
    wrong(text, '', ' \n', 1, null, undefined, ['a']);
    assert.equal(positive.read(0.5, 'x'), 0.5);
    wrong(positive, 0, -1, NaN, Infinity, '1', undefined);
    assert.deepEqual(
      [1, 3].map((n) => wholeNumber(1, 3).read(n, 'x')),
      [1, 3],
    );
    wrong(wholeNumber(1, 3), 0, 4, 1.5, '2', NaN);
    assert.equal(flag.read(false, 'x'), false);
    wrong(flag, 'true', 0, null);
  });

  test('read a reference as text or element, to the named types alone', () => {
    const order = reference('MedicationRequest');
    assert.deepEqual(order.read('MedicationRequest/1.a-b', 'x'), { reference: 'MedicationRequest/1.a-b' });
    assert.deepEqual(order.read({ reference: 'MedicationRequest/1', display: 'x' }, 'x'), {
      reference: 'MedicationRequest/1',
    });
    wrong(
      order,
      'Patient/1',
      'MedicationRequest/',
      'MedicationRequest/a b',
      `MedicationRequest/${'x'.repeat(65)}`,
      'MedicationRequest/1\n',
      'x/MedicationRequest/1',
      {},
      null,
      undefined,
    );
  });

  test('read a resource of one type', () => {
    const basic = { resourceType: 'Basic' };
    assert.equal(resource('Basic').read(basic, 'x'), basic);
    wrong(resource('Basic'), { resourceType: 'Patient' }, {}, null, 'Basic');
  });

  test('name the item of a list that is wrong', () => {
    assert.deepEqual(several(text).read(['a', 'b'], 'x'), ['a', 'b']);
    wrong(several(text), 'a', undefined, {});
    assert.throws(() => several(text).read(['a', ''], 'names'), { place: { expression: ['names[1]'] } });
  });

  test('let what is optional be missing, but not wrong', () => {
    assert.deepEqual([optional(text).read(undefined, 'x'), optional(text).read('a', 'x')], [undefined, 'a']);
    wrong(optional(text), '', null);
  });

  test('answer or refuse whatever comes, and never throw anything else', () => {
    const readers: readonly Reader<unknown>[] = [
      text,
      positive,
      wholeNumber(-5, 5),
      flag,
      reference('Patient'),
      resource('Patient'),
      several(flag),
      optional(text),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...readers), fc.anything(), (reader, value) => {
        try {
          reader.read(value, 'x');
        } catch (fault) {
          assert.ok(fault instanceof Refusal);
        }
      }),
    );
  });
});
