import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registry } from '../fixtures/setting.ts';
import { holdsCanonicals } from './canonical.ts';

test('canonical references are told from literal ones', () => {
  const asked = [
    ['QuestionnaireResponse', 'questionnaire'],
    ['Observation', 'subject'],
    ['ActivityDefinition', 'depends-on'],
  ] as const;
  assert.deepEqual(
    asked.map(([type, code]) => holdsCanonicals(registry().demand(type, code))),
    [true, false, true],
  );
});
