import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Finding } from './finding.ts';
import { hasErrors, outcomeOfFindings } from './outcome.ts';

const finding: Finding = {
  severity: 'warning',
  code: 'validation/invariant',
  issue: 'invariant',
  expression: 'Patient',
  rule: 'x-1',
  words: { 'zh-CN': '中文', en: 'English' },
};

suite('outcome', () => {
  test('an issue for each finding, or one that says there is none', () => {
    assert.deepEqual(outcomeOfFindings([finding], 'zh-CN'), {
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'warning',
          code: 'invariant',
          details: { coding: [{ system: 'urn:suwen:finding', code: 'validation/invariant' }], text: '中文' },
          diagnostics: 'English',
          expression: ['Patient'],
        },
      ],
    });
    assert.deepEqual(outcomeOfFindings([], 'zh-CN').issue, [
      { severity: 'information', code: 'informational', details: { text: '未发现问题' } },
    ]);
  });

  test('only errors make it invalid', () => {
    assert.deepEqual([hasErrors([finding]), hasErrors([{ ...finding, severity: 'error' }])], [false, true]);
  });
});
