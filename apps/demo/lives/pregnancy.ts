import type { Condition, Reference } from '#fhir';
import { growing, lasting, wave } from '../body/influence.ts';
import { say, type Illness } from '../illnesses/illness.ts';
import type { Chart } from '../records/chart.ts';
import { recordCondition } from '../records/condition.ts';
import { orderMedicine } from '../records/medication.ts';
import { writeNote } from '../records/note.ts';
import { recordPanel, recordVitals } from '../records/observation.ts';
import { recordStudy } from '../records/study.ts';
import { beginVisit, closeVisit } from '../records/visit.ts';
import { DAY, MINUTE } from '../time.ts';
import { officeHour } from './plan.ts';

const WEEK = 7 * DAY;

const PREGNANCY: Pick<Illness, 'icd' | 'name'> = {
  icd: ['Z34', 'Supervision of normal pregnancy'],
  name: say('正常妊娠监督', 'Supervision of normal pregnancy'),
};

/** What a pregnancy does to the body: weight, thinner blood, faster pulse. */
export function carry(chart: Chart, conceived: number, delivered: number): void {
  const during = (time: number): boolean => time >= conceived && time < delivered;
  const share = (time: number): number => Math.min(1, (time - conceived) / (40 * WEEK));
  chart.body.add(
    { on: 'weight', at: (time) => (during(time) ? 12.5 * share(time) : 0) },
    { on: 'haemoglobin', at: (time) => (during(time) ? -17 * share(time) : 0) },
    { on: 'pulse', at: (time) => (during(time) ? 9 * share(time) : 0) },
    lasting('ddimer', conceived, 0.2),
    growing('ddimer', conceived, 0.9, 0.7),
  );
}

/** Antenatal visits by the weeks of the schedule up to now or to the birth. Returns the pregnancy as a problem. */
export function attendClinic(
  chart: Chart,
  conceived: number,
  until: number,
  delivered?: number,
): Reference<Condition> | undefined {
  let problem: Reference<Condition> | undefined;
  for (const week of [12, 16, 20, 24, 28, 32, 34, 36, 37, 38, 39]) {
    const at = officeHour(chart.chance, conceived + week * WEEK);
    if (at + 30 * MINUTE > until) break;
    const visit = beginVisit(chart, 'outpatient', 'obstetrics', at, at + 20 * MINUTE);
    recordVitals(chart, visit, at, week === 12 ? ['systolic', 'height', 'weight', 'pulse'] : ['systolic', 'weight']);
    problem ??= recordCondition(
      chart,
      visit,
      PREGNANCY,
      { onset: conceived, ...(delivered !== undefined && { ended: delivered }) },
      'problem',
    );
    if (week === 12 || week === 24 || week === 34) recordPanel(chart, visit, 'blood-count', at + 10 * MINUTE);
    if (week === 12) recordPanel(chart, visit, 'thyroid', at + 10 * MINUTE);
    if (week === 24) recordPanel(chart, visit, 'diabetes', at + 10 * MINUTE);
    if (week === 12 || week === 24 || week === 32) recordStudy(chart, visit, scan(week), at + 10 * MINUTE);
    if (week === 12) {
      const order = { at, until: conceived + 40 * WEEK, category: 'outpatient', reason: problem } as const;
      orderMedicine(chart, visit, { ...order, medicine: 'folic' });
      orderMedicine(chart, visit, { ...order, medicine: 'calcium' });
    }
    antenatalNote(chart, visit, week, at);
    closeVisit(chart, visit, {
      reason: chart.language === 'en' ? `Antenatal visit, week ${week}` : `产前检查,孕 ${week} 周`,
      diagnoses: [problem],
    });
  }
  return problem;
}

const scan = (week: number): { study: 'pelvis-us'; finding: Illness['name'] } => ({
  study: 'pelvis-us',
  finding: say(
    `宫内单活胎,大小相当于孕 ${week} 周,胎心 14${week % 10} 次/分,羊水量正常。`,
    `Single live intrauterine fetus of ${week} weeks, heart rate 14${week % 10}/min, normal amniotic fluid.`,
  ),
});

function antenatalNote(chart: Chart, visit: Parameters<typeof writeNote>[1], week: number, at: number): void {
  const english = chart.language === 'en';
  writeNote(chart, visit, 'outpatient', at + 15 * MINUTE, [
    [english ? 'Pregnancy' : '孕周', english ? `${week} weeks` : `${week} 周`],
    [
      english ? 'Examination' : '检查',
      english
        ? `Fundal height ${week - 1} cm, fetal heart 142/min, no oedema.`
        : `宫高 ${week - 1} cm,胎心 142 次/分,双下肢无水肿。`,
    ],
    [
      english ? 'Plan' : '处理',
      english ? 'Next visit by the schedule, count fetal movements.' : '按期产检,自数胎动,异常随诊。',
    ],
  ]);
}

const delivery = (key: string, icd: Illness['icd'], name: Illness['name'], size: number): Illness => ({
  key,
  icd,
  name,
  department: 'obstetrics',
  ages: [20, 42],
  sex: 'female',
  lead: 0.4,
  weight: 1,
  influences: (_start, at) => [
    wave('haemoglobin', at, -12 * size, 0.6, 20),
    wave('neutrophils', at, 5 * size, 0.5, 2),
    wave('pain', at, 5, 0.2, 1),
  ],
  panels: ['blood-count', 'clotting'],
  medicines: size > 1 ? ['oxytocin', 'cefazolin', 'ibuprofen', 'heparin'] : ['oxytocin', 'ibuprofen'],
  home: ['ferrous', 'calcium'],
  procedures: [[size > 1 ? 'caesarean-section' : 'vaginal-delivery', 0]],
  stay: size > 1 ? [4, 5] : [2, 3],
  story: {
    complaint: say('停经 39 周,下腹阵痛 4 小时', '39 weeks pregnant, contractions for 4 hours'),
    history: say('规律产检,孕期顺利,无阴道流液。', 'Regular antenatal care, uneventful pregnancy, membranes intact.'),
    exam: say(
      '宫高 34 cm,腹围 98 cm,头先露,胎心 140 次/分。',
      'Fundal height 34 cm, girth 98 cm, cephalic, fetal heart 140/min.',
    ),
    plan:
      size > 1
        ? say(
            '子宫下段剖宫产,术后镇痛与预防血栓,母乳喂养指导。',
            'Caesarean section, pain relief, thrombosis prevention, breastfeeding support.',
          )
        : say(
            '观察产程,阴道分娩,产后观察出血,母乳喂养指导。',
            'Observe labour, vaginal birth, watch bleeding, breastfeeding support.',
          ),
  },
});

/** Birth by the vagina. */
export const VAGINAL: Illness = delivery(
  'vaginal-delivery',
  ['O80', 'Single spontaneous delivery'],
  say('足月自然分娩', 'Spontaneous vaginal birth at term'),
  0.8,
);

/** Birth by caesarean section. */
export const CAESAREAN: Illness = delivery(
  'caesarean',
  ['O82', 'Single delivery by caesarean section'],
  say('足月妊娠剖宫产', 'Caesarean birth at term'),
  1.4,
);
