import type { Condition, MedicationRequest, Reference, ServiceRequest } from '#fhir';
import type { VitalKey } from '../body/measures.ts';
import { PANELS } from '../body/panels.ts';
import { SYSTEM } from '../codes/systems.ts';
import { standard } from '../codes/term.ts';
import { medicine } from '../codes/medicines.ts';
import type { Illness } from '../illnesses/illness.ts';
import { ageOf } from '../people/person.ts';
import { recordCareTeam } from '../records/background.ts';
import type { Chart } from '../records/chart.ts';
import { recordCondition } from '../records/condition.ts';
import { orderMedicine } from '../records/medication.ts';
import { writeNote, writeSummary } from '../records/note.ts';
import { recordPanel, recordVitals } from '../records/observation.ts';
import { recordProcedure } from '../records/procedure.ts';
import { recordStudy } from '../records/study.ts';
import { beginVisit, closeVisit, type Visit } from '../records/visit.ts';
import { day, DAY, HOUR, instant, midnight, MINUTE } from '../time.ts';
import { consultationNote, TRIAGE } from './clinic.ts';

/** A stay in a ward. */
export interface Stay {
  readonly illness: Illness;
  readonly start: number;
  /** Still here if left out. */
  readonly end?: number;
  readonly bed?: number;
  readonly died?: boolean;
  /** Through emergency, some hours before. */
  readonly throughEmergency: boolean;
  /** The illness, where it stands in the list of problems already. */
  readonly recorded?: Reference<Condition>;
  /** Problems that the patient brought along. */
  readonly known: readonly Reference<Condition>[];
}

/** What a stay left in the record. */
export interface Admission {
  readonly visit: Visit;
  readonly condition: Reference<Condition>;
}

/** When the illness began: its lead before emergency, which takes some hours. */
export const onsetOf = ({ lead }: Illness, start: number): number => start - 5 * HOUR - (lead ?? 3) * DAY;

/** Writes a stay from the first sign to going home, or up to now. */
export function admit(chart: Chart, stay: Stay): Admission {
  const { illness, start, end } = stay;
  const arrival = start - chart.chance.whole(2, 5) * HOUR;
  if (stay.throughEmergency) emergencyVisit(chart, illness, arrival, start);

  const visit = beginVisit(chart, 'inpatient', illness.department, start, ...(end === undefined ? [] : [end]));
  const ended = end !== undefined && !stay.died && !illness.lasting ? end : undefined;
  const course = { onset: onsetOf(illness, start), ...(ended !== undefined && { ended }) };
  const list = illness.lasting ? 'problem' : 'visit';
  const condition = stay.recorded ?? recordCondition(chart, visit, illness, course, list);
  writeAdmissionNote(chart, visit, stay);
  if (end === undefined) recordCareTeam(chart, visit);
  if (end === undefined) orderTomorrow(chart, visit, illness);
  const orders = orderAll(chart, visit, stay, condition);
  for (const [procedure, after] of illness.procedures ?? []) {
    const at = start + after * DAY + chart.chance.whole(2, 6) * HOUR;
    if (end === undefined || at < end) recordProcedure(chart, visit, procedure, at, condition);
  }
  for (const [index, study] of (illness.imaging ?? []).entries()) {
    recordStudy(chart, visit, study, start + (index + 1) * HOUR);
  }
  recordDays(chart, visit, stay);
  if (end !== undefined) goHome(chart, visit, stay, condition, orders);
  closeVisit(chart, visit, {
    reason: illness.story.complaint[chart.language],
    diagnoses: [condition, ...stay.known.slice(0, 2)],
    fromEmergency: stay.throughEmergency,
    ...(stay.bed !== undefined && { bed: stay.bed }),
    ...(stay.died && { died: true }),
  });
  return { visit, condition };
}

/** Blood that is to be taken tomorrow morning. */
function orderTomorrow(chart: Chart, visit: Visit, illness: Illness): void {
  const [first] = illness.panels;
  if (first === undefined || !chart.chance.yes(0.6)) return;
  const { loinc, display, zh, en } = PANELS[first];
  chart.add<ServiceRequest>({
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    priority: chart.chance.yes(0.15) ? 'urgent' : 'routine',
    code: {
      ...(loinc !== undefined && display !== undefined && standard(SYSTEM.loinc, loinc, display)),
      text: chart.language === 'en' ? en : zh,
    },
    subject: chart.patient,
    encounter: visit.reference,
    occurrenceDateTime: instant(midnight(chart.now) + DAY + 6 * HOUR),
    authoredOn: instant(chart.now - chart.chance.whole(10, 90) * MINUTE),
    requester: visit.doctor,
  });
}

function emergencyVisit(chart: Chart, illness: Illness, start: number, end: number): void {
  const visit = beginVisit(chart, 'emergency', 'emergency', start, end);
  recordVitals(chart, visit, start + 5 * MINUTE, TRIAGE);
  const [first] = illness.panels;
  if (first !== undefined) recordPanel(chart, visit, first, start + 15 * MINUTE);
  consultationNote(chart, visit, illness, start + 40 * MINUTE);
  closeVisit(chart, visit, { reason: illness.story.complaint[chart.language], diagnoses: [] });
}

function orderAll(
  chart: Chart,
  visit: Visit,
  { illness, start, end }: Stay,
  reason: Reference<Condition>,
): readonly Reference<MedicationRequest>[] {
  return illness.medicines.map((key) => {
    const once = medicine(key).perDay === 0;
    const until = once ? start + 6 * HOUR : end;
    const order = { medicine: key, at: start + HOUR, category: 'inpatient', reason } as const;
    return orderMedicine(chart, visit, until === undefined ? order : { ...order, until });
  });
}

/** Vital signs, blood and notes of each day. */
function recordDays(chart: Chart, visit: Visit, { illness, start, end }: Stay): void {
  const { chance, now } = chart;
  const last = Math.min(end ?? now, now);
  const current = end === undefined;
  const keys: readonly VitalKey[] =
    illness.department === 'icu' || illness.department === 'neurosurgery'
      ? ['temperature', 'pulse', 'respiration', 'systolic', 'spo2', 'consciousness']
      : ['temperature', 'pulse', 'respiration', 'systolic', 'spo2'];
  recordVitals(chart, visit, start + 20 * MINUTE, [...keys, 'weight', 'pain']);
  for (let index = 0; midnight(start) + index * DAY < last; index++) {
    const date = midnight(start) + index * DAY;
    for (const hour of hoursOf(illness, index, current, date > now - 1.6 * DAY)) {
      const at = date + hour * HOUR + chance.whole(0, 20) * MINUTE;
      if (at > start + HOUR && at < last) recordVitals(chart, visit, at, keys);
    }
    const blood = date + 6 * HOUR + 30 * MINUTE;
    const due = index === 0 ? start + 40 * MINUTE : blood;
    for (const [order, panel] of illness.panels.entries()) {
      if (due < last && isDue(illness, index, order, current)) recordPanel(chart, visit, panel, due);
    }
    if (index > 0 && index % 2 === 1 && date + 9 * HOUR < last)
      progressNote(chart, visit, illness, index, date + 9 * HOUR);
    if (current && date + 15 * HOUR > now - DAY && date + 7 * HOUR < last && date + 7 * HOUR > start) {
      nursingNote(chart, visit, date + 7 * HOUR);
    }
  }
}

/** Hours at which vital signs are taken: often in intensive care and at first, once a day in stays long past. */
function hoursOf({ department }: Illness, index: number, current: boolean, recent: boolean): readonly number[] {
  if (!current) return index % 2 === 0 ? [6] : [];
  if (department === 'icu') return recent ? [2, 6, 10, 14, 18, 22] : [6, 14, 22];
  if (recent) return [6, 14, 19];
  return index < 2 ? [6, 15] : [6];
}

/** Everything on the first day, the first panels again on days 2, 4, 7, 10 …, daily in intensive care. */
function isDue({ department }: Illness, index: number, order: number, current: boolean): boolean {
  if (!current) return index === 0 ? order < 4 : index === 4 && order < 2;
  if (index === 0) return true;
  return department === 'icu' ? order < 4 : [2, 4, 7, 10, 14].includes(index) && order < 2;
}

function writeAdmissionNote(chart: Chart, visit: Visit, { illness, start }: Stay): void {
  const { person, language } = chart;
  const english = language === 'en';
  const age = ageOf(person, start);
  const who = english
    ? `${person.male ? 'Man' : 'Woman'} of ${age} years.`
    : `${person.name.text},${person.male ? '男' : '女'},${age}岁。`;
  writeNote(chart, visit, 'admission', start + 2 * HOUR, [
    [english ? 'Patient' : '一般情况', who],
    [english ? 'Complaint' : '主诉', illness.story.complaint[language]],
    [english ? 'History' : '现病史', illness.story.history[language]],
    [english ? 'Examination' : '体格检查', illness.story.exam[language]],
    [english ? 'Diagnosis' : '初步诊断', illness.name[language]],
    [english ? 'Plan' : '诊疗计划', illness.story.plan[language]],
  ]);
}

function progressNote(chart: Chart, visit: Visit, illness: Illness, index: number, at: number): void {
  const english = chart.language === 'en';
  const temperature = chart.body.measure('temperature', at);
  const systolic = chart.body.measure('systolic', at);
  const diastolic = chart.body.measure('diastolic', at);
  const state = chart.chance.pick(english ? STATE_EN : STATE_ZH);
  const figures = english
    ? `Temperature ${temperature} °C, blood pressure ${systolic}/${diastolic} mmHg.`
    : `体温 ${temperature} °C,血压 ${systolic}/${diastolic} mmHg。`;
  writeNote(chart, visit, 'progress', at, [
    [english ? `Day ${index + 1}` : `住院第 ${index + 1} 天`, `${state}${english ? ' ' : ''}${figures}`],
    [english ? 'Examination' : '查体', illness.story.exam[chart.language]],
    [english ? 'Plan' : '处理', illness.story.plan[chart.language]],
  ]);
}

const STATE_ZH = [
  '患者诉症状较前减轻,夜间睡眠可。',
  '患者一般情况可,饮食、二便正常。',
  '患者诉仍有不适,较入院时好转。',
  '查房时患者神志清,精神可。',
];
const STATE_EN = [
  'Feels better than before, slept well.',
  'In fair general condition, eating well.',
  'Still some discomfort, better than on admission.',
  'Alert and in good spirits on the round.',
];

function nursingNote(chart: Chart, visit: Visit, at: number): void {
  const english = chart.language === 'en';
  const pain = chart.body.measure('pain', at);
  const text = english
    ? `Alert. Pain score ${pain}. Infusions as ordered, skin intact, bed rails up, call bell within reach.`
    : `患者神志清,疼痛评分 ${pain} 分。遵医嘱输液,皮肤完整,床栏已拉起,呼叫器在手边。`;
  writeNote(chart, visit, 'nursing', at, [['', text]], visit.nurse);
}

function goHome(
  chart: Chart,
  visit: Visit,
  stay: Stay,
  condition: Reference<Condition>,
  orders: readonly Reference<MedicationRequest>[],
): void {
  const { illness, start, end = chart.now, died } = stay;
  const english = chart.language === 'en';
  const home = died
    ? []
    : (illness.home ?? []).map((key) =>
        orderMedicine(chart, visit, {
          medicine: key,
          at: end - HOUR,
          until: end + 30 * DAY,
          category: 'discharge',
          reason: condition,
        }),
      );
  const names = (illness.home ?? [])
    .map((key) => (english ? medicine(key).en : medicine(key).zh))
    .join(english ? '; ' : ';');
  const course = died
    ? english
      ? `Treated as planned; the condition worsened and the patient died at ${instant(end)} despite resuscitation.`
      : `按计划治疗,病情进行性加重,经抢救无效于 ${instant(end).slice(0, 16).replace('T', ' ')} 死亡。`
    : english
      ? `Admitted on ${day(start)}. ${illness.story.plan.en} Improved and discharged on ${day(end)}.`
      : `${day(start)} 入院。${illness.story.plan['zh-CN']}治疗后好转,${day(end)} 出院。`;
  writeSummary(chart, visit, end, [
    {
      loinc: ['10154-3', 'Chief complaint Narrative - Reported'],
      title: english ? 'Complaint' : '入院主诉',
      text: illness.story.complaint[chart.language],
    },
    {
      loinc: ['8648-8', 'Hospital course Narrative'],
      title: english ? 'Course' : '诊疗经过',
      text: course,
      entries: orders,
    },
    {
      loinc: ['11535-2', 'Hospital discharge Dx Narrative'],
      title: english ? 'Diagnosis' : '出院诊断',
      text: illness.name[chart.language],
      entries: [condition],
    },
    {
      loinc: ['10183-2', 'Hospital discharge medications Narrative'],
      title: english ? 'Medicines' : '出院带药',
      text: names === '' || died ? (english ? 'No medicines were given to take home.' : '无出院带药。') : names,
      entries: home,
    },
  ]);
}
