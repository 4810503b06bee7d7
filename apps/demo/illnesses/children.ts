import { treated } from '../body/influence.ts';
import { say, type Illness } from './illness.ts';

/** Children. */
export const CHILDREN: readonly Illness[] = [
  {
    key: 'child-pneumonia',
    icd: ['J18', 'Pneumonia, organism unspecified'],
    name: say('支气管肺炎', 'Bronchopneumonia'),
    department: 'paediatrics',
    ages: [1, 9],
    weight: 18,
    influences: (start, at, s) => [
      treated('temperature', start, at, 2.5 * s, 0, 1),
      treated('pulse', start, at, 32 * s, 0, 1.5),
      treated('respiration', start, at, 14 * s, 0, 2),
      treated('spo2', start, at, -5 * s, 0, 1.5),
      treated('neutrophils', start, at, 7 * s, 0, 2.5),
      treated('crp', start, at, 46 * s, 0, 2),
    ],
    panels: ['blood-count', 'inflammation', 'electrolytes'],
    medicines: ['ceftriaxone', 'azithromycin', 'ambroxol', 'ibuprofen-child'],
    home: ['azithromycin'],
    imaging: [
      {
        study: 'chest-xray',
        finding: say('双肺纹理增粗,右下肺斑片影。', 'Increased markings, patchy shadow of the right lower zone.'),
      },
    ],
    stay: [5, 8],
    story: {
      complaint: say('发热、咳嗽 3 天,气促半天', 'Fever and cough for 3 days, fast breathing for half a day'),
      history: say(
        '最高 39.6 °C,咳嗽有痰,精神、食欲差。',
        'Up to 39.6 °C, productive cough, poor spirits and appetite.',
      ),
      exam: say('呼吸急促,可见三凹征,双肺中细湿啰音。', 'Tachypnoea with chest indrawing, fine and medium crackles.'),
      plan: say(
        '抗感染,雾化,监测血氧,家属宣教。',
        'Antibiotics, nebuliser, watch oxygen saturation, teach the family.',
      ),
    },
  },
  {
    key: 'child-gastroenteritis',
    icd: ['A09', 'Other gastroenteritis and colitis of infectious and unspecified origin'],
    name: say('急性胃肠炎伴轻度脱水', 'Acute gastroenteritis with mild dehydration'),
    department: 'paediatrics',
    ages: [1, 8],
    weight: 12,
    influences: (start, at, s) => [
      treated('temperature', start, at, 1.4 * s, 0, 1),
      treated('pulse', start, at, 26 * s, 0, 0.8),
      treated('potassium', start, at, -0.6 * s, 0, 1),
      treated('sodium', start, at, -4 * s, 0, 1),
      treated('weight', start, at, -0.6 * s, 0, 1),
    ],
    panels: ['electrolytes', 'blood-count', 'inflammation'],
    medicines: ['ors', 'montmorillonite', 'glucose-saline'],
    home: ['ors', 'montmorillonite'],
    stay: [3, 5],
    story: {
      complaint: say('呕吐、腹泻 2 天', 'Vomiting and diarrhoea for 2 days'),
      history: say('水样便每日 8 次,尿量减少。', 'Watery stools 8 times a day, less urine.'),
      exam: say('口唇干,眼窝稍凹陷,皮肤弹性可。', 'Dry lips, slightly sunken eyes, skin turgor fair.'),
      plan: say(
        '口服与静脉补液,监测电解质,继续喂养。',
        'Oral and intravenous fluids, watch electrolytes, go on feeding.',
      ),
    },
  },
];
