import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { SYSTEM } from './systems.ts';
import { codeSystem, concept, diagnosisConcept, standard } from './term.ts';

const term = { code: 'x', zh: '某', en: 'Something' };

suite('term', () => {
  test('the text of a concept follows the language of the record, its display is English', () => {
    const coding = [{ system: SYSTEM.medicine, code: 'x', display: 'Something' }];
    assert.deepEqual(concept(SYSTEM.medicine, term), { coding, text: '某' });
    assert.deepEqual(concept(SYSTEM.medicine, term, 'en'), { coding, text: 'Something' });
    assert.deepEqual(standard(SYSTEM.loinc, '8867-4', 'Heart rate').text, undefined);
  });

  test('a diagnosis has its category and the clinical name', () => {
    assert.deepEqual(
      diagnosisConcept('I10', 'Essential (primary) hypertension', { 'zh-CN': '高血压', en: 'Hypertension' }, 'zh-CN'),
      {
        coding: [
          { system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10', display: 'Essential (primary) hypertension' },
        ],
        text: '高血压',
      },
    );
  });

  test('a code system is complete and in both languages', () => {
    const { url, content, count, concept: concepts } = codeSystem('m', SYSTEM.medicine, 'Demo medicines', [term]);
    assert.deepEqual(
      { url, content, count, concepts },
      {
        url: SYSTEM.medicine,
        content: 'complete',
        count: 1,
        concepts: [{ code: 'x', display: 'Something', designation: [{ language: 'zh-CN', value: '某' }] }],
      },
    );
  });
});
