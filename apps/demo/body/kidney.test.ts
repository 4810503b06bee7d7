import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { creatinineFor, filtrationFor } from './kidney.ts';

suite('filtration of the kidneys', () => {
  test('follows CKD-EPI 2021', () => {
    // Creatinine 1.0 mg/dL at 50 years: the calculator of the National Kidney Foundation gives 92 (man) and 69 (woman).
    assert.equal(Math.round(filtrationFor(88.4, 50, true)), 92);
    assert.equal(Math.round(filtrationFor(88.4, 50, false)), 69);
  });

  test('the creatinine for a filtration is the inverse', () => {
    for (const egfr of [6, 15, 45, 90, 118]) {
      for (const male of [true, false])
        assert.ok(Math.abs(filtrationFor(creatinineFor(egfr, 63, male), 63, male) - egfr) < 1e-9);
    }
  });
});
