import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { newRun } from '../run.ts';
import { checkRange } from './range.ts';

const found = (value: unknown, least: unknown, most: unknown): readonly string[] => {
  const run = newRun({}, 'x', false);
  checkRange(value, { invariants: [], least, most }, run);
  return run.findings.map(({ code, words }) => `${code.slice('validation/'.length)} ${words.en}`);
};
const openLow = 'not-checked x: not checked minValue: the values cannot be compared';

suite('range', () => {
  test('numbers, dates and moments', () => {
    assert.deepEqual(found(5, 1, 5), []);
    assert.deepEqual(found(0, 1, 5), ['wrong-value x: may not be below 1']);
    assert.deepEqual(found('2026-01-02', '2026-01-03', undefined), ['wrong-value x: may not be below "2026-01-03"']);
    assert.deepEqual(found('2026-01-02T00:00:00+08:00', undefined, '2026-01-01T16:00:00Z'), []);
    assert.deepEqual(found(undefined, 1, 5), []);
  });

  test('quantities of the same unit', () => {
    const kilograms = (value: number): unknown => ({ value, system: 'http://unitsofmeasure.org', code: 'kg' });
    assert.deepEqual(found(kilograms(500), undefined, kilograms(400)).length, 1);
    assert.deepEqual(found(kilograms(3), kilograms(1), kilograms(400)), []);
  });

  test('what cannot be compared is not checked', () => {
    assert.deepEqual(found('2026', '2026-01-03', undefined), [openLow]);
    assert.deepEqual(found({ value: 1, code: 'g' }, { value: 1, code: 'kg' }, undefined), [openLow]);
  });
});
