import { lasting, treated } from '../body/influence.ts';
import { say, type Illness } from './illness.ts';
import { operation } from './operation.ts';

/** Operations on urinary tract and womb. */
export const PELVIS: readonly Illness[] = [
  {
    key: 'kidney-stone',
    lead: 0.25,
    icd: ['N20', 'Calculus of kidney and ureter'],
    name: say('左输尿管上段结石', 'Left upper ureteric stone'),
    department: 'urology',
    ages: [22, 66],
    weight: 12,
    influences: (start, at, s) => [
      treated('pain', start, at, 7, 0, 0.8),
      treated('egfr', start, at, -14 * s, 0.1, 3),
      ...operation(at, 0.25),
    ],
    panels: ['kidney', 'blood-count', 'inflammation', 'clotting'],
    medicines: ['ibuprofen', 'tamsulosin', 'ceftriaxone'],
    home: ['tamsulosin'],
    procedures: [['ureteroscopy', 1]],
    imaging: [
      {
        study: 'abdomen-ct',
        finding: say(
          '左输尿管上段结石 9 mm,其上肾盂积水。',
          'Stone of 9 mm in the left upper ureter with hydronephrosis above.',
        ),
      },
    ],
    stay: [3, 6],
    story: {
      complaint: say('左腰部绞痛 6 小时', 'Left flank colic for 6 hours'),
      history: say('阵发性绞痛向会阴放射,伴恶心、肉眼血尿。', 'Colic to the groin with nausea and visible blood.'),
      exam: say('左肾区叩击痛阳性。', 'Left renal angle tender to percussion.'),
      plan: say(
        '解痉止痛,输尿管镜碎石,多饮水,结石成分分析。',
        'Pain relief, ureteroscopic lithotripsy, fluids, stone analysis.',
      ),
    },
  },
  {
    key: 'prostate',
    icd: ['N40', 'Hyperplasia of prostate'],
    name: say('良性前列腺增生', 'Benign prostatic hyperplasia'),
    department: 'urology',
    ages: [58, 86],
    sex: 'male',
    weight: 10,
    influences: (_start, at) => operation(at + 86_400_000, 0.35),
    panels: ['blood-count', 'kidney', 'clotting'],
    medicines: ['tamsulosin', 'finasteride', 'cefuroxime'],
    home: ['tamsulosin'],
    procedures: [['turp', 1]],
    imaging: [
      {
        study: 'abdomen-us',
        finding: say('前列腺 62 mL,残余尿 140 mL。', 'Prostate of 62 mL, residual urine 140 mL.'),
      },
    ],
    stay: [4, 8],
    story: {
      complaint: say('排尿困难、夜尿增多 3 年', 'Difficult urination and nocturia for 3 years'),
      history: say(
        '尿线变细、尿不尽,夜尿 4–5 次,药物效果不佳。',
        'Weak stream, incomplete emptying, 4 to 5 times a night, poor response to medicines.',
      ),
      exam: say('前列腺 II 度增大,质韧,无结节。', 'Enlarged, firm prostate without nodules.'),
      plan: say('经尿道前列腺切除,术后膀胱冲洗。', 'Transurethral resection with bladder irrigation.'),
    },
  },
  {
    key: 'fibroid',
    icd: ['D25', 'Leiomyoma of uterus'],
    name: say('子宫肌瘤', 'Uterine fibroid'),
    department: 'gynaecology',
    ages: [30, 52],
    sex: 'female',
    weight: 12,
    influences: (start, at, s) => [lasting('haemoglobin', start - 2e10, -30 * s), ...operation(at + 86_400_000, 0.6)],
    panels: ['blood-count', 'clotting', 'kidney'],
    medicines: ['cefazolin', 'ibuprofen', 'ferrous'],
    home: ['ferrous'],
    procedures: [['myomectomy', 1]],
    imaging: [
      {
        study: 'pelvis-us',
        finding: say('子宫前壁肌壁间肌瘤 65 mm × 58 mm。', 'Intramural fibroid of 65 mm × 58 mm in the anterior wall.'),
      },
    ],
    stay: [4, 7],
    story: {
      complaint: say('月经量增多 1 年', 'Heavy periods for a year'),
      history: say('经期延长至 9 天,有血块,伴头晕、乏力。', 'Periods of 9 days with clots, dizzy and tired.'),
      exam: say('贫血貌,子宫增大如孕 10 周,质硬。', 'Pale, firm uterus of 10 weeks size.'),
      plan: say('纠正贫血,腹腔镜肌瘤剔除。', 'Correct anaemia, laparoscopic myomectomy.'),
    },
  },
];
