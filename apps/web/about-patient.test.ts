import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { aboutPatient } = await import('./about-patient.ts');

suite('the line that tells namesakes apart', () => {
  test('gives sex, age, birth date and number', () => {
    const patient = {
      resourceType: 'Patient',
      gender: 'female',
      birthDate: '1959-03-14',
      identifier: [{ value: '42' }],
    } as const;
    assert.equal(aboutPatient(patient, 'zh-CN', '2026-11-20'), '女 · 67 岁 · 1959-03-14 · 42');
    assert.equal(aboutPatient({ resourceType: 'Patient' }, 'en', '2026-11-20'), 'sex not known');
  });
});
