import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { newRun, placeOf, report } from './run.ts';

suite('run', () => {
  test('a place is names with dots and indexes in brackets', () => {
    assert.equal(
      placeOf(['Observation', 'component', 1, 'code', 'coding', 0]),
      'Observation.component[1].code.coding[0]',
    );
  });

  test('a finding names its place in both languages', () => {
    const run = newRun({}, 'Patient', false);
    report(run, { code: 'validation/empty', issue: 'structure', words: { 'zh-CN': '空', en: 'empty' } }, 'name', 0);
    assert.deepEqual(run.findings, [
      {
        severity: 'error',
        code: 'validation/empty',
        issue: 'structure',
        expression: 'Patient.name[0]',
        words: { 'zh-CN': 'Patient.name[0]：空', en: 'Patient.name[0]: empty' },
      },
    ]);
  });
});
