import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { department, DEPARTMENTS, type Department } from './departments.ts';

suite('departments', () => {
  test('are 30 with 600 staff and 420 beds', () => {
    const sum = (of: (entry: Department) => number): number =>
      DEPARTMENTS.reduce((total, entry) => total + of(entry), 0);
    assert.equal(new Set(DEPARTMENTS.map(({ code }) => code)).size, 30);
    assert.equal(
      sum(({ doctors, nurses, others }) => doctors + nurses + others),
      600,
    );
    assert.equal(
      sum(({ beds }) => beds),
      420,
    );
  });

  test('every clinic and every ward has a doctor and a nurse', () => {
    for (const { code, beds, clinic, doctors, nurses } of DEPARTMENTS) {
      if (beds > 0 || clinic) assert.ok(doctors > 0 && nurses > 0, code);
    }
  });

  test('one is found by its key', () => assert.equal(department('icu').zh, '重症医学科'));
});
