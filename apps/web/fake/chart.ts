import type { Condition, Encounter, MedicationRequest, Resource } from '#fhir';

const active = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] };

const daysAgo = (now: Date, days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

/** An inpatient stay in a ward. */
export const makeStay = (patient: string, at: number, now: Date, reason: string): Encounter => ({
  resourceType: 'Encounter',
  id: `stay-${patient}`,
  status: 'in-progress',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP', display: '住院' },
  subject: { reference: `Patient/${patient}` },
  period: { start: daysAgo(now, at % 9) },
  reasonCode: [{ text: reason }],
  location: [{ status: 'active', location: { display: `${3 + (at % 4)}-${String(1 + (at % 30)).padStart(2, '0')}` } }],
  serviceProvider: { display: ['心内科', '呼吸内科', '消化内科', '骨科'][at % 4] ?? '' },
});

const problem = (id: string, text: string, since: string): Condition => ({
  resourceType: 'Condition',
  id,
  clinicalStatus: active,
  code: { text },
  subject: { reference: 'Patient/wang-xiulan' },
  onsetDateTime: since,
});

const medicine = (id: string, name: string, dose: string, now: Date): MedicationRequest => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: name },
  subject: { reference: 'Patient/wang-xiulan' },
  authoredOn: daysAgo(now, 2),
  requester: { display: '林清' },
  dosageInstruction: [{ text: dose }],
});

/** Everything of the patient whose page is looked at, but the results. */
export function makeChart(now: Date): readonly Resource[] {
  const subject = { reference: 'Patient/wang-xiulan' };
  return [
    problem('c1', '社区获得性肺炎', daysAgo(now, 6).slice(0, 10)),
    problem('c2', '持续性房颤', '2019'),
    problem('c3', '高血压 2 级', '2008-05'),
    medicine('m1', '华法林', '2.5 mg 口服 每晚', now),
    medicine('m2', '美托洛尔缓释片', '47.5 mg 口服 每天', now),
    medicine('m3', '缬沙坦', '80 mg 口服 每天', now),
    { resourceType: 'AllergyIntolerance', id: 'a1', clinicalStatus: active, criticality: 'high', code: { text: '磺胺' }, patient: subject, onsetDateTime: '2011', reaction: [{ manifestation: [{ text: '剥脱性皮炎' }] }] },
    { resourceType: 'AllergyIntolerance', id: 'a2', clinicalStatus: active, code: { text: '碘造影剂' }, patient: subject, onsetDateTime: '2020', reaction: [{ manifestation: [{ text: '荨麻疹' }] }] },
    { resourceType: 'AllergyIntolerance', id: 'a3', clinicalStatus: active, code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }], text: '无已知过敏' }, patient: { reference: 'Patient/p1' }, recordedDate: '2026-11-02', recorder: { display: '方宁' } },
    { resourceType: 'Flag', id: 'f1', status: 'active', code: { text: '跌倒高风险' }, subject },
    { resourceType: 'Procedure', id: 'pr1', status: 'completed', code: { text: '床旁超声心动图' }, subject, performedDateTime: daysAgo(now, 1), outcome: { text: '左室射血分数 55 %' } },
    { resourceType: 'ImagingStudy', id: 'i1', status: 'available', subject, started: daysAgo(now, 1.2), description: '胸部 CT 平扫', modality: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'CT' }], numberOfSeries: 3, numberOfInstances: 412 },
    {
      resourceType: 'DocumentReference',
      id: 'd1',
      status: 'current',
      type: { text: '入院记录' },
      subject,
      date: daysAgo(now, 5),
      author: [{ display: '林清' }],
      content: [{ attachment: { contentType: 'text/plain; charset=utf-8', data: Buffer.from('主诉:发热咳嗽 4 天。\n现病史:4 天前受凉后发热,最高 39.2 °C,咳黄痰。CURB-65 2 分。').toString('base64') } }],
    },
    {
      resourceType: 'Composition',
      id: 'co1',
      status: 'final',
      type: { text: '病程记录' },
      subject,
      date: daysAgo(now, 1),
      author: [{ display: '林清' }],
      title: '病程记录 入院第 5 天',
      section: [{ title: '所见', text: { status: 'additional', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>右下肺湿啰音减少。</p><p>体温 38.4 °C &amp; 脉搏 96。</p></div>' } }],
    },
    { resourceType: 'Immunization', id: 'im1', status: 'completed', vaccineCode: { text: '流感疫苗' }, patient: subject, occurrenceDateTime: '2025-10-12', lotNumber: 'F2510' },
  ];
}
