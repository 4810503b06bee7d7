import { lasting, treated, wave } from '../body/influence.ts';
import { say, type Illness } from './illness.ts';
import { operation } from './operation.ts';

/** Operations on belly and bones. */
export const SURGERY: readonly Illness[] = [
  {
    key: 'appendicitis',
    lead: 0.75,
    icd: ['K35', 'Acute appendicitis'],
    name: say('急性阑尾炎', 'Acute appendicitis'),
    department: 'general-surgery',
    ages: [12, 62],
    weight: 14,
    influences: (start, at, s) => [
      treated('temperature', start, at, 1.5 * s, 0, 1),
      treated('pulse', start, at, 18 * s, 0, 1.2),
      treated('neutrophils', start, at, 9 * s, 0, 1.8),
      treated('pain', start, at, 6, 0, 1.2),
      wave('crp', start, 85 * s, 2, 2),
    ],
    panels: ['blood-count', 'inflammation', 'clotting', 'kidney'],
    medicines: ['ceftriaxone', 'metronidazole', 'ibuprofen'],
    home: ['cefuroxime'],
    procedures: [['laparoscopic-appendectomy', 0]],
    imaging: [
      {
        study: 'abdomen-us',
        finding: say(
          '右下腹阑尾增粗,直径 11 mm,周围少量渗出。',
          'Appendix of 11 mm in the right iliac fossa with a little fluid.',
        ),
      },
    ],
    stay: [3, 6],
    story: {
      complaint: say('转移性右下腹痛 18 小时', 'Pain moving to the right lower abdomen for 18 hours'),
      history: say(
        '起初脐周痛,后固定于右下腹,伴恶心、发热。',
        'Began around the navel, now in the right iliac fossa, with nausea and fever.',
      ),
      exam: say('麦氏点压痛、反跳痛阳性,局部肌紧张。', "Tenderness and rebound at McBurney's point with guarding."),
      plan: say('急诊腹腔镜阑尾切除,围手术期抗感染。', 'Emergency laparoscopic appendicectomy with antibiotics.'),
    },
  },
  {
    key: 'gallstones',
    icd: ['K80', 'Cholelithiasis'],
    name: say('胆囊结石伴急性胆囊炎', 'Gallstones with acute cholecystitis'),
    department: 'general-surgery',
    ages: [28, 78],
    weight: 14,
    influences: (start, at, s) => [
      treated('temperature', start, at, 1.2 * s, 0, 1.2),
      treated('neutrophils', start, at, 6 * s, 0, 2),
      treated('alt', start, at, 70 * s, 0, 4),
      treated('bilirubin', start, at, 16 * s, 0, 4),
      ...operation(at, 0.6),
    ],
    panels: ['blood-count', 'liver', 'inflammation', 'clotting'],
    medicines: ['ceftriaxone', 'metronidazole', 'ibuprofen'],
    home: ['ursodeoxycholic'],
    procedures: [['laparoscopic-cholecystectomy', 1]],
    imaging: [
      {
        study: 'abdomen-us',
        finding: say(
          '胆囊增大,壁厚 5 mm,多发结石,颈部嵌顿。',
          'Distended gallbladder, wall 5 mm, multiple stones, one impacted in the neck.',
        ),
      },
    ],
    stay: [4, 7],
    story: {
      complaint: say('右上腹痛 2 天', 'Right upper abdominal pain for 2 days'),
      history: say(
        '进食油腻后发作,向右肩放射,伴发热、呕吐。',
        'After fatty food, to the right shoulder, with fever and vomiting.',
      ),
      exam: say('右上腹压痛,Murphy 征阳性。', "Right upper quadrant tenderness, Murphy's sign positive."),
      plan: say('抗感染,腹腔镜胆囊切除。', 'Antibiotics and laparoscopic cholecystectomy.'),
    },
  },
  {
    key: 'hernia',
    icd: ['K40', 'Inguinal hernia'],
    name: say('右侧腹股沟斜疝', 'Right indirect inguinal hernia'),
    department: 'general-surgery',
    ages: [35, 82],
    sex: 'male',
    weight: 8,
    influences: (_start, at) => operation(at, 0.3),
    panels: ['blood-count', 'clotting'],
    medicines: ['ibuprofen'],
    procedures: [['herniorrhaphy', 1]],
    stay: [2, 4],
    story: {
      complaint: say('右腹股沟可复性包块 1 年', 'Reducible lump of the right groin for a year'),
      history: say(
        '站立时突出,平卧可回纳,无腹痛、停止排便。',
        'Appears on standing, reduces lying down, no pain or obstruction.',
      ),
      exam: say('右腹股沟区包块 4 cm,可回纳,咳嗽冲击感阳性。', 'Lump of 4 cm, reducible, cough impulse present.'),
      plan: say('择期无张力疝修补术,避免负重。', 'Elective tension-free repair, no heavy lifting.'),
    },
  },
  {
    key: 'hip-fracture',
    lead: 0.2,
    icd: ['S72', 'Fracture of femur'],
    name: say('左股骨转子间骨折', 'Left intertrochanteric fracture'),
    department: 'orthopaedics',
    ages: [66, 94],
    weight: 14,
    influences: (start, at, s) => [
      wave('haemoglobin', start, -26 * s, 1, 18),
      lasting('albumin', start - 1e10, -6 * s),
      treated('pain', start, at, 6, 0.1, 3),
      ...operation(at + 1.5 * 86_400_000, 1),
    ],
    panels: ['blood-count', 'clotting', 'kidney', 'electrolytes', 'liver'],
    medicines: ['heparin', 'celecoxib', 'cefazolin', 'calcium'],
    home: ['calcium', 'celecoxib', 'rivaroxaban'],
    procedures: [['hip-fixation', 2]],
    imaging: [
      {
        study: 'bone-xray',
        finding: say(
          '左股骨转子间骨折,小转子移位。',
          'Left intertrochanteric fracture with displaced lesser trochanter.',
        ),
      },
    ],
    stay: [9, 15],
    story: {
      complaint: say('摔伤致左髋疼痛、活动受限 4 小时', 'Fall with pain of the left hip for 4 hours'),
      history: say('家中滑倒,左髋着地,不能站立。', 'Slipped at home onto the left hip, cannot stand.'),
      exam: say('左下肢短缩、外旋畸形,大转子叩痛。', 'Left leg short and rotated outwards, tender trochanter.'),
      plan: say(
        '48 小时内手术,预防血栓与压疮,早期康复,骨质疏松治疗。',
        'Surgery within 48 hours, prevent thrombosis and pressure sores, early mobilisation, treat osteoporosis.',
      ),
    },
  },
  {
    key: 'knee-arthrosis',
    icd: ['M17', 'Gonarthrosis [arthrosis of knee]'],
    name: say('右膝骨性关节炎', 'Osteoarthritis of the right knee'),
    department: 'orthopaedics',
    ages: [56, 82],
    weight: 10,
    influences: (start, at) => [lasting('pain', start - 5e10, 3), ...operation(at + 86_400_000, 0.9)],
    panels: ['blood-count', 'inflammation', 'clotting'],
    medicines: ['celecoxib', 'cefazolin', 'heparin'],
    home: ['celecoxib', 'rivaroxaban'],
    procedures: [['knee-replacement', 1]],
    imaging: [
      {
        study: 'bone-xray',
        finding: say(
          '右膝内侧间隙狭窄,骨赘形成,K-L 4 级。',
          'Narrow medial compartment with osteophytes, Kellgren-Lawrence grade 4.',
        ),
      },
    ],
    stay: [6, 10],
    story: {
      complaint: say('右膝疼痛 8 年,行走困难 1 年', 'Right knee pain for 8 years, difficult walking for a year'),
      history: say(
        '上下楼疼痛,保守治疗无效,行走不足 500 米。',
        'Pain on stairs, conservative treatment failed, walks less than 500 metres.',
      ),
      exam: say(
        '右膝内翻畸形,活动度 5–95 度,关节间隙压痛。',
        'Varus knee, motion from 5 to 95 degrees, joint line tenderness.',
      ),
      plan: say('人工全膝关节置换,术后早期功能锻炼。', 'Total knee replacement with early exercise.'),
    },
  },
  {
    key: 'ankle-fracture',
    lead: 0.1,
    icd: ['S82', 'Fracture of lower leg, including ankle'],
    name: say('右踝关节骨折', 'Fracture of the right ankle'),
    department: 'orthopaedics',
    ages: [18, 64],
    weight: 10,
    influences: (start, at) => [treated('pain', start, at, 6, 0.1, 3), ...operation(at + 4 * 86_400_000, 0.5)],
    panels: ['blood-count', 'clotting'],
    medicines: ['celecoxib', 'cefazolin'],
    home: ['celecoxib'],
    procedures: [['ankle-fixation', 4]],
    imaging: [
      {
        study: 'bone-xray',
        finding: say('右外踝骨折,下胫腓联合间隙增宽。', 'Lateral malleolus fracture with wide syndesmosis.'),
      },
    ],
    stay: [7, 11],
    story: {
      complaint: say('扭伤致右踝肿痛 2 小时', 'Twisted right ankle, swollen and painful for 2 hours'),
      history: say('下楼踩空,右踝内翻,不能负重。', 'Missed a step, ankle inverted, cannot bear weight.'),
      exam: say(
        '右踝肿胀、瘀斑,外踝压痛,足背动脉可及。',
        'Swollen and bruised, tender lateral malleolus, pulse present.',
      ),
      plan: say(
        '抬高消肿,消肿后切开复位内固定。',
        'Elevation, then open reduction and fixation when the swelling is down.',
      ),
    },
  },
];
