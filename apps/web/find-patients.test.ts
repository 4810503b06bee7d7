import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { patientQuery } from './find-patients.ts';

suite('what is typed to find a patient', () => {
  test('is a name in any script', () => {
    assert.deepEqual(['王秀兰', ' wxl ', "O'Brien"].map(patientQuery), [
      { name: '王秀兰' },
      { name: 'wxl' },
      { name: "O'Brien" },
    ]);
  });

  test('is a number where it looks like one, a birth date where it is one', () => {
    assert.deepEqual(['202600031', 'MR-0042', '11010519491231002X', '1959-03-14'].map(patientQuery), [
      { identifier: '202600031' },
      { identifier: 'MR-0042' },
      { identifier: '11010519491231002X' },
      { birthdate: '1959-03-14' },
    ]);
  });
});
