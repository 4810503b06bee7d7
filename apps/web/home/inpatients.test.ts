import type { Encounter, Resource } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { criticalFirst, inpatientsOf, narrow } = await import('./inpatients.ts');

const stay: Encounter = {
  resourceType: 'Encounter',
  id: 'e1',
  status: 'in-progress',
  class: { code: 'IMP' },
  subject: { reference: 'Patient/1' },
  period: { start: '2026-11-18T02:00:00Z' },
  reasonCode: [{ text: '肺炎' }],
  location: [
    { status: 'completed', location: { display: '急诊 2' } },
    { status: 'active', location: { display: '3-12' } },
  ],
  serviceProvider: { display: '呼吸内科' },
};
const included = new Map<string, Resource>([
  ['Patient/1', { resourceType: 'Patient', id: '1', name: [{ text: '王秀兰' }, { text: 'Wang Xiulan' }] }],
]);
const rows = inpatientsOf(
  {
    found: [stay, { ...stay, id: 'e2', subject: { reference: 'Patient/2', display: '李雷' }, location: [] }],
    included,
    whole: true,
  },
  'zh-CN',
);

suite('the inpatients', () => {
  test('lie where their active location says, for the reason recorded', () => {
    const [first] = rows;
    assert.deepEqual(
      {
        place: first?.place,
        name: first?.name,
        reason: first?.reason,
        department: first?.department,
        since: first?.since,
      },
      {
        place: '3-12',
        name: { shown: '王秀兰', pinyin: 'Wang Xiulan' },
        reason: '肺炎',
        department: '呼吸内科',
        since: '2026-11-18T02:00:00Z',
      },
    );
  });

  test('keep the name of the reference where the patient did not come along', () => {
    assert.deepEqual([rows[1]?.name, rows[1]?.place], [{ shown: '李雷' }, '']);
  });

  test('are narrowed by every word typed, in place, name, pinyin, reason or department', () => {
    const found = (typed: string): readonly string[] => narrow(rows, typed).map(({ id }) => id);
    assert.deepEqual(
      [found(''), found('呼吸 肺炎'), found('XIULAN'), found('3-12'), found('骨科')],
      [['e1', 'e2'], ['e1', 'e2'], ['e1'], ['e1'], []],
    );
  });

  test('with a critical result come first, the others keep their order', () => {
    const critical = {
      subject: 'Patient/2',
      patient: undefined,
      observation: { resourceType: 'Observation', status: 'final', code: {} },
    } as const;
    assert.deepEqual(
      criticalFirst(rows, [critical]).map(({ id }) => id),
      ['e2', 'e1'],
    );
  });
});
