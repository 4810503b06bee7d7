import { lasting, treated, wave } from '../body/influence.ts';
import { say, type Illness } from './illness.ts';

/** Digestive organs and liver. */
export const BELLY: readonly Illness[] = [
  {
    key: 'gi-bleeding',
    lead: 1,
    icd: ['K92', 'Other diseases of digestive system'],
    name: say('上消化道出血', 'Upper gastrointestinal bleeding'),
    department: 'gastroenterology',
    ages: [32, 86],
    weight: 14,
    influences: (start, at, s) => [
      treated('haemoglobin', start, at, -52 * s, 0.25, 12),
      treated('pulse', start, at, 30 * s, 0, 1),
      treated('systolic', start, at, -24 * s, 0, 0.8),
      treated('diastolic', start, at, -12 * s, 0, 0.8),
      treated('urea', start, at, 7 * s, 0, 2),
    ],
    panels: ['blood-count', 'clotting', 'kidney', 'electrolytes', 'liver'],
    medicines: ['omeprazole-iv', 'somatostatin', 'glucose-saline'],
    home: ['omeprazole', 'ferrous'],
    procedures: [
      ['gastroscopy', 0],
      ['endoscopic-haemostasis', 0],
      ['transfusion', 0],
    ],
    stay: [5, 9],
    story: {
      complaint: say('呕血、黑便 1 天', 'Vomiting blood and black stools for a day'),
      history: say(
        '呕咖啡样物约 300 mL,黑便 2 次,近期服用止痛药。',
        'Vomited about 300 mL of coffee-ground material, two black stools, recent painkillers.',
      ),
      exam: say('贫血貌,剑突下压痛,肠鸣音活跃。', 'Pale, epigastric tenderness, active bowel sounds.'),
      plan: say(
        '禁食,抑酸,急诊胃镜,监测血红蛋白,备血。',
        'Nil by mouth, acid suppression, emergency gastroscopy, watch haemoglobin, cross-match.',
      ),
    },
  },
  {
    key: 'pancreatitis',
    lead: 0.5,
    icd: ['K85', 'Acute pancreatitis'],
    name: say('急性胰腺炎', 'Acute pancreatitis'),
    department: 'gastroenterology',
    ages: [26, 72],
    weight: 10,
    influences: (start, at, s) => [
      treated('temperature', start, at, 1.6 * s, 0, 2),
      treated('pulse', start, at, 24 * s, 0, 2),
      treated('neutrophils', start, at, 7.5 * s, 0, 3),
      wave('crp', start, 190 * s, 2.5, 3),
      treated('calcium', start, at, -0.3 * s, 0, 3),
      treated('glucose', start, at, 4 * s, 0.1, 3),
      lasting('triglyceride', start - 1e10, 5 * s),
      treated('pain', start, at, 7, 0, 1.5),
    ],
    panels: ['blood-count', 'inflammation', 'electrolytes', 'liver', 'kidney', 'lipids'],
    medicines: ['somatostatin', 'omeprazole-iv', 'glucose-saline', 'piperacillin'],
    home: ['omeprazole', 'atorvastatin'],
    imaging: [
      {
        study: 'abdomen-ct',
        finding: say(
          '胰腺肿胀,周围脂肪间隙渗出,未见坏死。',
          'Swollen pancreas with peripancreatic fluid, no necrosis.',
        ),
      },
    ],
    stay: [7, 14],
    story: {
      complaint: say('上腹痛 12 小时', 'Upper abdominal pain for 12 hours'),
      history: say(
        '饱餐饮酒后持续性上腹痛,向腰背部放射,呕吐后不缓解。',
        'After a heavy meal with alcohol, constant, to the back, not relieved by vomiting.',
      ),
      exam: say('上腹压痛、轻度肌紧张,肠鸣音减弱。', 'Epigastric tenderness with slight guarding, quiet bowel sounds.'),
      plan: say(
        '禁食补液,抑酸抑酶,监测血钙与器官功能。',
        'Nil by mouth, fluids, acid and enzyme suppression, watch calcium and organs.',
      ),
    },
  },
  {
    key: 'gastritis',
    icd: ['K29', 'Gastritis and duodenitis'],
    name: say('慢性胃炎', 'Chronic gastritis'),
    department: 'gastroenterology',
    ages: [20, 75],
    weight: 12,
    influences: (start, at, s) => [treated('pain', start, at, 3 * s, 0, 7)],
    panels: ['blood-count'],
    medicines: ['omeprazole'],
    story: {
      complaint: say('上腹隐痛、反酸 1 个月', 'Dull upper abdominal pain and reflux for a month'),
      history: say('餐后饱胀,嗳气,无黑便、消瘦。', 'Fullness after meals, belching, no melaena or weight loss.'),
      exam: say('剑突下轻压痛,无反跳痛。', 'Slight epigastric tenderness without rebound.'),
      plan: say(
        '抑酸治疗 4 周,幽门螺杆菌呼气试验,规律饮食。',
        'Acid suppression for 4 weeks, urea breath test, regular meals.',
      ),
    },
  },
  {
    key: 'hepatitis-b',
    icd: ['B18', 'Chronic viral hepatitis'],
    name: say('慢性乙型病毒性肝炎', 'Chronic hepatitis B'),
    department: 'infectious',
    ages: [25, 66],
    weight: 6,
    influences: (start, at, s) => [
      treated('alt', start, at, 150 * s, 0.05, 30),
      treated('ast', start, at, 95 * s, 0.08, 30),
      treated('bilirubin', start, at, 12 * s, 0.1, 30),
    ],
    panels: ['liver', 'blood-count'],
    medicines: ['entecavir'],
    imaging: [
      {
        study: 'abdomen-us',
        finding: say('肝脏回声增粗,未见占位,脾不大。', 'Coarse liver echo, no mass, spleen not enlarged.'),
      },
    ],
    story: {
      complaint: say('发现肝功能异常 1 个月', 'Abnormal liver tests for a month'),
      history: say(
        '乙肝表面抗原阳性 10 年,母亲有乙肝病史。',
        'Hepatitis B surface antigen positive for 10 years, mother also.',
      ),
      exam: say('无黄疸,肝脾肋下未触及。', 'No jaundice, liver and spleen not felt.'),
      plan: say(
        '抗病毒治疗,每 3–6 个月复查肝功能、病毒载量与超声。',
        'Antiviral treatment, liver tests, viral load and ultrasound every 3 to 6 months.',
      ),
    },
  },
  {
    key: 'cirrhosis',
    lasting: true,
    icd: ['K74', 'Fibrosis and cirrhosis of liver'],
    name: say('乙肝肝硬化失代偿期', 'Decompensated cirrhosis after hepatitis B'),
    department: 'infectious',
    ages: [38, 74],
    weight: 12,
    influences: (start, at, s) => [
      lasting('albumin', start - 5e10, -14 * s),
      lasting('platelets', start - 5e10, -140 * s),
      treated('bilirubin', start, at, 62 * s, 0.4, 7),
      treated('weight', start, at, 6 * s, 0.2, 5),
      treated('sodium', start, at, -7 * s, 0.4, 6),
      lasting('inr', start - 5e10, 0.5 * s),
      lasting('haemoglobin', start - 5e10, -24 * s),
    ],
    panels: ['liver', 'clotting', 'blood-count', 'electrolytes', 'kidney'],
    medicines: ['entecavir', 'spironolactone', 'furosemide'],
    home: ['entecavir', 'spironolactone', 'furosemide'],
    imaging: [
      { study: 'abdomen-us', finding: say('肝硬化,脾大,腹腔大量积液。', 'Cirrhosis, splenomegaly, large ascites.') },
    ],
    stay: [8, 15],
    story: {
      complaint: say('腹胀、尿少 2 周', 'Abdominal swelling and little urine for 2 weeks'),
      history: say(
        '乙肝病史 20 年,近期乏力、纳差,皮肤黄染。',
        'Hepatitis B for 20 years, tired, poor appetite, jaundice.',
      ),
      exam: say(
        '肝掌、蜘蛛痣,移动性浊音阳性,双下肢水肿。',
        'Palmar erythema, spider naevi, shifting dullness, leg oedema.',
      ),
      plan: say(
        '限钠利尿,补充白蛋白,抗病毒,警惕肝性脑病与感染。',
        'Salt restriction, diuretics, albumin, antiviral; watch for encephalopathy and infection.',
      ),
    },
  },
];
