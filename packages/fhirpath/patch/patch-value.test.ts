import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { choiceKey, patchValue } from './patch-value.ts';

suite('patchValue', () => {
  test('reads values of any type with what stands beside them', () => {
    assert.deepEqual(
      [
        patchValue({ name: 'value', valueCodeableConcept: { text: 'a' } }, '', 0),
        patchValue({ name: 'value', valueBase64Binary: 'AA==', _valueBase64Binary: { id: 'x' } }, '', 0),
        patchValue({ name: 'value', _valueString: { id: 'x' } }, '', 0),
        patchValue({ name: 'value', resource: { resourceType: 'Patient' } }, '', 0),
      ],
      [
        { value: { text: 'a' }, literal: undefined, type: 'CodeableConcept', companion: undefined },
        { value: 'AA==', literal: undefined, type: 'base64Binary', companion: { id: 'x' } },
        { value: undefined, literal: undefined, type: 'string', companion: { id: 'x' } },
        { value: { resourceType: 'Patient' } },
      ],
    );
  });

  test('builds an element without a datatype of its own from parts, choices and lists by its definition', () => {
    const part = {
      name: 'value',
      part: [
        { name: 'code', valueCodeableConcept: { text: 'systolic' } },
        { name: 'value', valueQuantity: { value: 120 } },
        { name: 'interpretation', valueCodeableConcept: { text: 'H' } },
        { name: 'referenceRange', part: [{ name: 'text', valueString: '< 130' }] },
      ],
    };
    assert.deepEqual(patchValue(part, 'Observation.component', 0).value, {
      code: { text: 'systolic' },
      valueQuantity: { value: 120 },
      interpretation: [{ text: 'H' }],
      referenceRange: [{ text: '< 130' }],
    });
  });

  test('refuses a part without value, and writes the keys of choices', () => {
    assert.throws(() => patchValue({ name: 'value' }, '', 2), {
      words: { en: 'Patch operation 3: has no value', 'zh-CN': '补丁第 3 个操作：缺少 value' },
    });
    assert.deepEqual(
      [choiceKey('value', 'dateTime'), choiceKey('value', 'Quantity')],
      ['valueDateTime', 'valueQuantity'],
    );
  });
});
