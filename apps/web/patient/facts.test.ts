import type { Resource } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { readRecord } = await import('./facts.ts');

const read = (resource: Resource): readonly string[] => {
  const { title, facts } = readRecord(resource, 'Asia/Shanghai', 'zh-CN');
  return [title, ...facts.map(([label, value]) => `${label['zh-CN']} ${value}`)];
};

suite('a record that is read', () => {
  test('shows what its author wrote, in the hospital’s zone, and leaves out what was not written', () => {
    const encounter: Resource = {
      resourceType: 'Encounter',
      status: 'in-progress',
      class: { code: 'IMP', display: '住院' },
      period: { start: '2026-11-19T23:00:00Z' },
      reasonCode: [{ text: '肺炎' }],
      participant: [{ individual: { display: '林清' } }],
    };
    assert.deepEqual(read(encounter), ['住院', '时间 2026-11-20 07:00', '原因 肺炎', '人员 林清', '状态 进行中']);
  });

  test('of every kind of the timeline has a title and facts', () => {
    const kinds: readonly Resource[] = [
      {
        resourceType: 'Condition',
        subject: {},
        code: { text: '房颤' },
        onsetDateTime: '2019',
        clinicalStatus: { coding: [{ code: 'active' }] },
      },
      {
        resourceType: 'MedicationRequest',
        status: 'active',
        intent: 'order',
        subject: {},
        medicationCodeableConcept: { text: '华法林' },
        dosageInstruction: [{ text: '每晚 2.5 mg' }],
      },
      {
        resourceType: 'Procedure',
        status: 'completed',
        subject: {},
        code: { text: '超声' },
        performedDateTime: '2026-11-20',
      },
      {
        resourceType: 'Immunization',
        status: 'completed',
        patient: {},
        vaccineCode: { text: '流感疫苗' },
        occurrenceDateTime: '2025-10-12',
      },
      { resourceType: 'AllergyIntolerance', patient: {}, code: { text: '磺胺' }, criticality: 'high' },
    ];
    assert.deepEqual(kinds.map(read), [
      ['房颤', '起于 2019', '状态 现行'],
      ['华法林', '用法 每晚 2.5 mg', '状态 现行'],
      ['超声', '时间 2026-11-20', '状态 已完成'],
      ['流感疫苗', '时间 2025-10-12', '状态 已完成'],
      ['磺胺', '危险程度 高'],
    ]);
  });
});
