import type { Condition, Reference } from '#fhir';
import type { Influence } from '../body/influence.ts';
import { growing, lasting } from '../body/influence.ts';
import type { Chance } from '../chance.ts';
import { say, type Illness } from '../illnesses/illness.ts';
import type { Chart } from '../records/chart.ts';
import { orderMedicine } from '../records/medication.ts';
import { writeNote } from '../records/note.ts';
import { recordPanel, recordVitals } from '../records/observation.ts';
import { beginVisit, closeVisit } from '../records/visit.ts';
import { DAY, HOUR, midnight, MINUTE } from '../time.ts';
import { admit } from './admission.ts';

/** A cancer under chemotherapy: cycles of three weeks with a nadir of the blood in the second week. */
export interface Cancer {
  readonly illness: Illness;
  readonly marker: number;
}

const cancer = (
  key: string,
  icd: Illness['icd'],
  name: Illness['name'],
  medicines: readonly string[],
  department: Illness['department'],
  marker: number,
  sex?: Illness['sex'],
): Cancer => ({
  marker,
  illness: {
    key,
    lasting: true,
    icd,
    name,
    department,
    ages: [36, 76],
    ...(sex && { sex }),
    lead: 1,
    weight: 10,
    influences: () => [],
    panels:
      marker > 0 ? ['blood-count', 'liver', 'kidney', 'tumour-marker'] : ['blood-count', 'liver', 'kidney', 'clotting'],
    medicines: [...medicines, 'ondansetron'],
    home: ['ondansetron'],
    procedures: [['infusion', 0]],
    stay: [3, 4],
    story: {
      complaint: say('按计划返院化疗', 'Planned admission for chemotherapy'),
      history: say(
        '上周期化疗后有恶心、乏力,未发热,食欲尚可。',
        'Nausea and tiredness after the last cycle, no fever, fair appetite.',
      ),
      exam: say(
        'ECOG 评分 1 分,浅表淋巴结未触及肿大,PICC 在位通畅。',
        'ECOG 1, no enlarged nodes, PICC in place and open.',
      ),
      plan: say(
        '化疗前评估血象与肝肾功能,按方案给药,止吐、水化,化疗后第 10 天复查血常规。',
        'Check blood count, liver and kidneys, give the regimen with antiemetics and hydration, blood count on day 10.',
      ),
    },
  },
});

/** The cancers of the demo with their regimens. */
export const CANCERS: readonly Cancer[] = [
  cancer(
    'lung-cancer',
    ['C34', 'Malignant neoplasm of bronchus and lung'],
    say('左肺腺癌 IV期', 'Adenocarcinoma of the left lung, stage IV'),
    ['cisplatin', 'pemetrexed', 'folic'],
    'oncology',
    46,
  ),
  cancer(
    'colon-cancer',
    ['C18', 'Malignant neoplasm of colon'],
    say('乙状结肠癌术后 III期', 'Sigmoid colon cancer after surgery, stage III'),
    ['oxaliplatin', 'capecitabine'],
    'oncology',
    12,
  ),
  cancer(
    'breast-cancer',
    ['C50', 'Malignant neoplasm of breast'],
    say('右乳浸润性癌术后', 'Invasive cancer of the right breast after surgery'),
    ['docetaxel', 'cyclophosphamide'],
    'oncology',
    4,
    'female',
  ),
  cancer(
    'leukaemia',
    ['C92', 'Myeloid leukaemia'],
    say('急性髓系白血病', 'Acute myeloid leukaemia'),
    ['cytarabine', 'idarubicin'],
    'haematology',
    0,
  ),
];

/** Cycles up to now, the last one `daysAgo`; the body is told of all of them. */
export function planCycles(chart: Chart, one: Cancer, daysAgo: number, severity: number): readonly number[] {
  const count = chart.chance.whole(2, 4);
  // Planned admissions are at nine in the morning.
  const morning = midnight(chart.now - daysAgo * DAY) + 9 * HOUR;
  const last = morning > chart.now - 2 * HOUR ? morning - DAY : morning;
  const cycles = Array.from({ length: count }, (_, index) => last - (count - 1 - index) * 21 * DAY);
  const [first = last] = cycles;
  const depth = one.illness.department === 'haematology' ? 1.25 : 1;
  chart.body.add(
    lasting('cea', first - 60 * DAY, one.marker * severity),
    growing('cea', first, -one.marker * 1.2, one.marker * 0.7 * severity),
    growing('haemoglobin', first, -130 * severity, 42),
    ...cycles.flatMap((cycle) => nadir(cycle, depth * severity)),
  );
  return cycles;
}

/** Neutrophils and platelets fall from day 4 to day 10 and are back by day 20. */
function nadir(cycle: number, depth: number): readonly Influence[] {
  const shape = (time: number): number => {
    const days = (time - cycle) / DAY;
    if (days < 4 || days > 20) return 0;
    return days < 10 ? (days - 4) / 6 : (20 - days) / 10;
  };
  return [
    { on: 'neutrophils', at: (time) => -3 * depth * shape(time) },
    { on: 'lymphocytes', at: (time) => -0.8 * depth * shape(time) },
    { on: 'platelets', at: (time) => -120 * depth * shape(time) },
    { on: 'temperature', at: (time) => (depth > 1.1 ? 0.9 * shape(time) : 0) },
  ];
}

/** The cancer in the list of problems, once it is there. */
export interface CancerRecord {
  readonly condition?: Reference<Condition>;
}

/** Writes a cycle: three days in the ward, then the blood count of day 10. */
export function writeCycle(chart: Chart, one: Cancer, cycle: number, known: CancerRecord, bed?: number): CancerRecord {
  const end = cycle + chart.chance.whole(2, 3) * DAY;
  const { condition } = admit(chart, {
    illness: one.illness,
    start: cycle,
    throughEmergency: false,
    known: [],
    ...(end < chart.now && bed === undefined && { end }),
    ...(bed !== undefined && { bed }),
    ...(known.condition && { recorded: known.condition }),
  });
  if (bed === undefined && cycle + 10 * DAY + 3 * HOUR < chart.now) checkBlood(chart, one, cycle + 10 * DAY + 2 * HOUR);
  return { condition };
}

function checkBlood(chart: Chart, one: Cancer, at: number): void {
  const visit = beginVisit(chart, 'outpatient', one.illness.department, at, at + 20 * MINUTE);
  recordVitals(chart, visit, at, ['temperature', 'pulse', 'systolic']);
  recordPanel(chart, visit, 'blood-count', at - 100 * MINUTE);
  const low = chart.body.measure('neutrophils', at) < 1;
  if (low) orderMedicine(chart, visit, { medicine: 'filgrastim', at, until: at + 3 * DAY, category: 'outpatient' });
  const english = chart.language === 'en';
  const text = low
    ? english
      ? 'Neutropenia after chemotherapy, filgrastim for 3 days, come at once with fever.'
      : '化疗后中性粒细胞减少,予升白治疗 3 天,发热立即就诊。'
    : english
      ? 'Blood count acceptable, next cycle as planned.'
      : '血象可,按计划进行下周期化疗。';
  writeNote(chart, visit, 'outpatient', at + 15 * MINUTE, [[english ? 'Assessment' : '评估', text]]);
  closeVisit(chart, visit, { reason: english ? 'Blood count after chemotherapy' : '化疗后复查血象', diagnoses: [] });
}

/** A cancer for somebody of this sex. */
export const cancerFor = (chance: Chance, department: Illness['department'], male: boolean): Cancer =>
  chance.pick(
    CANCERS.filter(({ illness }) => illness.department === department && (illness.sex === undefined || !male)),
  );
