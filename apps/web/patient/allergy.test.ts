import type { AllergyIntolerance } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { allergiesOf, knownSince, reactionOf } = await import('./allergy.ts');

const concept = (code: string): { readonly coding: readonly [{ readonly code: string }] } => ({ coding: [{ code }] });
const allergy = (id: string, part: Partial<AllergyIntolerance> = {}): AllergyIntolerance => ({
  resourceType: 'AllergyIntolerance',
  id,
  patient: { reference: 'Patient/1' },
  ...part,
});
const ids = (list: readonly AllergyIntolerance[]): readonly (string | undefined)[] => list.map(({ id }) => id);

suite('allergies', () => {
  test('that stand are told from those refuted, resolved or entered in error; the critical ones first', () => {
    const { harms } = allergiesOf([
      allergy('mild', { code: { text: '青霉素' } }),
      allergy('grave', { criticality: 'high', code: { text: '磺胺' } }),
      allergy('refuted', { verificationStatus: concept('refuted') }),
      allergy('error', { verificationStatus: concept('entered-in-error') }),
      allergy('resolved', { clinicalStatus: concept('resolved') }),
    ]);
    assert.deepEqual(ids(harms), ['grave', 'mild']);
  });

  test('are "none known" only where an author recorded it, never from an empty list', () => {
    assert.deepEqual(allergiesOf([]), { harms: [], none: [] });
    const { harms, none } = allergiesOf([allergy('nka', { code: concept('716186003') })]);
    assert.deepEqual([ids(harms), ids(none)], [[], ['nka']]);
  });

  test('say what happened and since when', () => {
    const sulfa = allergy('1', {
      onsetDateTime: '2011-05',
      reaction: [{ manifestation: [{ text: '皮炎' }, { text: '发热' }] }, { description: '住院', manifestation: [] }],
    });
    assert.deepEqual(
      [reactionOf(sulfa), knownSince(sulfa, 'Asia/Shanghai'), knownSince(allergy('2'), 'Asia/Shanghai')],
      ['皮炎, 发热, 住院', '2011', ''],
    );
  });
});
