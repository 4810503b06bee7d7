import { wave } from '../body/influence.ts';
import { say, type Illness } from '../illnesses/illness.ts';
import { recordImmunizations } from '../records/background.ts';
import type { Chart } from '../records/chart.ts';
import { recordCondition } from '../records/condition.ts';
import { writeNote } from '../records/note.ts';
import { recordVitals } from '../records/observation.ts';
import { recordMother, recordPatient } from '../records/patient.ts';
import { beginVisit, closeVisit } from '../records/visit.ts';
import { DAY, HOUR } from '../time.ts';
import { admit } from './admission.ts';

const LIVEBORN: Pick<Illness, 'icd' | 'name'> = {
  icd: ['Z38', 'Liveborn infants according to place of birth'],
  name: say('院内出生活产婴儿', 'Liveborn infant, born in hospital'),
};

const JAUNDICE: Illness = {
  key: 'neonatal-jaundice',
  icd: ['P59', 'Neonatal jaundice from other and unspecified causes'],
  name: say('新生儿高胆红素血症', 'Neonatal hyperbilirubinaemia'),
  department: 'neonatology',
  ages: [0, 0],
  lead: 1,
  weight: 1,
  influences: (start, _at, s) => [wave('bilirubin', start, 235 * s, 1, 1.6)],
  panels: ['liver', 'blood-count'],
  medicines: [],
  procedures: [
    ['phototherapy', 0],
    ['phototherapy', 1],
  ],
  stay: [3, 6],
  story: {
    complaint: say('皮肤黄染 1 天', 'Yellow skin for a day'),
    history: say(
      '足月顺产,生后第 2 天出现黄染,吃奶可,大小便正常。',
      'Born at term, yellow from the second day, feeding well.',
    ),
    exam: say(
      '面部、躯干皮肤中度黄染,前囟平软,肌张力正常。',
      'Moderate jaundice of face and trunk, flat fontanelle, normal tone.',
    ),
    plan: say('蓝光治疗,监测胆红素,保证喂养。', 'Phototherapy, watch bilirubin, secure feeding.'),
  },
};

/** What befalls a newborn. */
export interface Birth {
  readonly at: number;
  readonly mother: Chart;
  /** Order among twins. */
  readonly multiple?: number;
  /** When mother and child went home; still here if left out. */
  readonly home?: number;
  /** In the ward of neonatology with jaundice. */
  readonly jaundice?: { readonly bed: number };
}

/** Writes the record of a newborn: birth, first examination, the days with its mother or under the lamp. */
export function writeNewborn(chart: Chart, birth: Birth): void {
  const { at, mother, multiple, home, jaundice } = birth;
  recordPatient(chart, { mother, ...(multiple !== undefined && { multiple }) });
  recordMother(chart, mother);
  const admitted = at + DAY + 6 * HOUR;
  const end = jaundice ? admitted : home;
  const visit = beginVisit(chart, 'inpatient', 'obstetrics', at, ...(end === undefined ? [] : [end]));
  recordVitals(chart, visit, at + HOUR / 2, ['temperature', 'pulse', 'respiration', 'spo2', 'weight', 'height']);
  const condition = recordCondition(chart, visit, LIVEBORN, { onset: at }, 'visit');
  const apgar = chart.chance.yes(0.9) ? '10-10-10' : '8-9-10';
  const english = chart.language === 'en';
  writeNote(chart, visit, 'admission', at + HOUR, [
    [english ? 'Birth' : '出生情况', english ? `Born at term, Apgar ${apgar}.` : `足月活产,Apgar 评分 ${apgar}。`],
    [
      english ? 'Examination' : '体格检查',
      english ? 'Pink, good tone, lungs clear, no malformation seen.' : '肤色红润,肌张力好,双肺呼吸音清,未见畸形。',
    ],
    [
      english ? 'Plan' : '处理',
      english ? 'Rooming-in, breastfeeding, hepatitis B and BCG vaccines.' : '母婴同室,母乳喂养,接种乙肝疫苗与卡介苗。',
    ],
  ]);
  for (let time = at + 12 * HOUR; time < Math.min(end ?? chart.now, chart.now); time += 12 * HOUR) {
    recordVitals(chart, visit, time, ['temperature', 'pulse', 'respiration', 'weight']);
  }
  recordImmunizations(chart);
  closeVisit(chart, visit, { reason: english ? 'Birth' : '出生', diagnoses: [condition], born: true });
  if (!jaundice) return;
  chart.body.add(...JAUNDICE.influences(admitted - DAY, admitted, 1));
  admit(chart, { illness: JAUNDICE, start: admitted, bed: jaundice.bed, throughEmergency: false, known: [] });
}
