import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { recordNumber } = await import('./record-number.ts');

const of = (
  code: string,
  value: string,
): { readonly type: { readonly coding: readonly { readonly code: string }[] }; readonly value: string } => ({
  type: { coding: [{ code }] },
  value,
});

suite('the record number', () => {
  test('is the medical record number, else another, never an identity document', () => {
    assert.equal(recordNumber({ resourceType: 'Patient', identifier: [of('NI', '110105'), of('MR', '42')] }), '42');
    assert.equal(recordNumber({ resourceType: 'Patient', identifier: [of('NI', '110105'), { value: '7' }] }), '7');
    assert.equal(recordNumber({ resourceType: 'Patient', identifier: [of('NI', '110105')] }), undefined);
  });
});
