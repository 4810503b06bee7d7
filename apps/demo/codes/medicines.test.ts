import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { listMedicines, medicine } from './medicines.ts';

suite('medicines', () => {
  test('one is found by its key, another key is refused', () => {
    assert.deepEqual(medicine('amlodipine'), {
      code: 'amlodipine',
      zh: '苯磺酸氨氯地平片 5 mg',
      en: 'Amlodipine 5 mg tablet',
      dose: 5,
      unit: 'mg',
      route: 'oral',
      perDay: 1,
    });
    assert.throws(() => medicine('nothing'), RangeError);
  });

  test('every dose is above zero in a unit of UCUM', () => {
    for (const { code, dose, unit, perDay } of listMedicines()) {
      assert.ok(dose > 0 && perDay >= 0 && perDay <= 4, code);
      assert.ok(['mg', 'g', 'ug', 'mL', '[IU]'].includes(unit), code);
    }
  });
});
