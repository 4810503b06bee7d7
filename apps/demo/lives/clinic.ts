import type { Condition, Reference } from '#fhir';
import type { Illness } from '../illnesses/illness.ts';
import type { Chart } from '../records/chart.ts';
import { recordCondition } from '../records/condition.ts';
import { orderMedicine } from '../records/medication.ts';
import { writeNote } from '../records/note.ts';
import { recordPanel, recordVitals } from '../records/observation.ts';
import { recordProcedure } from '../records/procedure.ts';
import { recordStudy } from '../records/study.ts';
import { beginVisit, closeVisit, type Visit } from '../records/visit.ts';
import { DAY, HOUR, MINUTE, YEAR } from '../time.ts';
import type { Chronic } from './plan.ts';

/** A visit to a clinic for an illness that passes. */
export function passingVisit(chart: Chart, illness: Illness, at: number): void {
  const { chance, now } = chart;
  const kind = illness.department === 'emergency' || chance.yes(0.15) ? 'emergency' : 'outpatient';
  const end = at + (kind === 'emergency' ? chance.whole(50, 180) : chance.whole(12, 35)) * MINUTE;
  const open = end > now;
  const key = kind === 'emergency' ? 'emergency' : illness.department;
  const visit = beginVisit(chart, kind, key, at, ...(open ? [] : [end]));
  const course = { onset: at - (illness.lead ?? 2) * DAY, ended: at + chance.whole(4, 14) * DAY };
  recordVitals(chart, visit, at, kind === 'emergency' ? TRIAGE : ['temperature', 'pulse', 'systolic']);
  const condition = recordCondition(chart, visit, illness, course, 'visit');
  for (const panel of illness.panels) recordPanel(chart, visit, panel, at + 15 * MINUTE);
  for (const [procedure] of illness.procedures ?? [])
    recordProcedure(chart, visit, procedure, at + 20 * MINUTE, condition);
  for (const study of illness.imaging ?? []) recordStudy(chart, visit, study, at + 15 * MINUTE);
  if (!open) {
    for (const medicine of illness.medicines) {
      orderMedicine(chart, visit, {
        medicine,
        at: end,
        until: end + 7 * DAY,
        category: 'outpatient',
        reason: condition,
      });
    }
  }
  consultationNote(chart, visit, illness, Math.min(end, now));
  closeVisit(chart, visit, { reason: illness.story.complaint[chart.language], diagnoses: [condition] });
}

/** Vital signs that are taken on arrival in emergency. */
export const TRIAGE = ['temperature', 'pulse', 'respiration', 'systolic', 'spo2', 'pain'] as const;

/** The first visit for an illness for life: diagnosis, studies, treatment. Returns the problem. */
export function firstVisit(chart: Chart, chronic: Chronic): Reference<Condition> {
  const { illness, found, onset } = chronic;
  const visit = beginVisit(chart, 'outpatient', illness.department, found, found + 25 * MINUTE);
  // What was measured years ago is kept in outline.
  const recent = found > chart.now - 1.5 * YEAR;
  recordVitals(
    chart,
    visit,
    found,
    recent ? ['pulse', 'systolic', 'height', 'weight', 'bmi'] : ['systolic', 'height', 'weight'],
  );
  const problem = recordCondition(chart, visit, illness, { onset }, 'problem');
  for (const panel of illness.panels.slice(0, recent ? 3 : 0)) recordPanel(chart, visit, panel, found + 30 * MINUTE);
  for (const study of illness.imaging ?? []) recordStudy(chart, visit, study, found + HOUR);
  for (const medicine of illness.medicines) {
    orderMedicine(chart, visit, { medicine, at: found + 20 * MINUTE, category: 'outpatient', reason: problem });
  }
  consultationNote(chart, visit, illness, found + 25 * MINUTE);
  closeVisit(chart, visit, { reason: illness.story.complaint[chart.language], diagnoses: [problem] });
  return problem;
}

/** A later visit for illnesses for life: vital signs, the blood that is due, what has changed. */
export function followUp(
  chart: Chart,
  problems: readonly (readonly [Chronic, Reference<Condition>])[],
  at: number,
): Visit | undefined {
  const [main] = problems;
  if (main === undefined) return undefined;
  const [{ illness }] = main;
  const end = at + chart.chance.whole(10, 25) * MINUTE;
  const visit = beginVisit(chart, 'outpatient', illness.department, at, ...(end > chart.now ? [] : [end]));
  recordVitals(chart, visit, at, [
    'pulse',
    'systolic',
    'weight',
    ...(illness.department === 'respiratory' ? (['spo2'] as const) : []),
  ]);
  const due = new Set(problems.flatMap(([one]) => one.illness.panels.slice(0, 1)));
  for (const panel of due) recordPanel(chart, visit, panel, at - 90 * MINUTE);
  const english = chart.language === 'en';
  const systolic = chart.body.measure('systolic', at);
  writeNote(chart, visit, 'outpatient', Math.min(end, chart.now), [
    [
      english ? 'Reason' : '就诊原因',
      english
        ? `Follow-up of ${problems.map(([one]) => one.illness.name.en).join(', ')}`
        : `${problems.map(([one]) => one.illness.name['zh-CN']).join('、')}复诊`,
    ],
    [english ? 'Course' : '病情', chart.chance.pick(english ? COURSE_EN : COURSE_ZH)],
    [
      english ? 'Examination' : '查体',
      english
        ? `Systolic pressure about ${systolic} mmHg. ${illness.story.exam.en}`
        : `收缩压约 ${systolic} mmHg。${illness.story.exam['zh-CN']}`,
    ],
    [english ? 'Plan' : '处理', illness.story.plan[chart.language]],
  ]);
  closeVisit(chart, visit, {
    reason: english ? `Follow-up: ${illness.name.en}` : `${illness.name['zh-CN']}复诊`,
    diagnoses: problems.map(([, problem]) => problem),
  });
  return visit;
}

const COURSE_ZH = [
  '规律服药,无明显不适。',
  '近一月偶有漏服药物,症状较前相仿。',
  '症状较前减轻,饮食、睡眠可。',
  '近期劳累后症状稍有反复。',
];
const COURSE_EN = [
  'Takes medicines regularly, feels well.',
  'Missed some doses last month, symptoms as before.',
  'Better than before, eating and sleeping well.',
  'Symptoms came back a little after exertion.',
];

/** What the doctor writes at the first consultation. */
export function consultationNote(chart: Chart, visit: Visit, illness: Illness, at: number): void {
  const english = chart.language === 'en';
  const { story, name } = illness;
  writeNote(chart, visit, visit.kind === 'emergency' ? 'emergency' : 'outpatient', at, [
    [english ? 'Complaint' : '主诉', story.complaint[chart.language]],
    [english ? 'History' : '现病史', story.history[chart.language]],
    [english ? 'Examination' : '查体', story.exam[chart.language]],
    [english ? 'Diagnosis' : '诊断', name[chart.language]],
    [english ? 'Plan' : '处理', story.plan[chart.language]],
  ]);
}
