import { growing, lasting, treated, wave } from '../body/influence.ts';
import { say, type Illness } from './illness.ts';

/** Heart and vessels. */
export const HEART: readonly Illness[] = [
  {
    key: 'hypertension',
    icd: ['I10', 'Essential (primary) hypertension'],
    name: say('原发性高血压', 'Essential hypertension'),
    department: 'cardiology',
    ages: [38, 85],
    weight: 30,
    influences: (start, at, s) => [
      treated('systolic', start, at, 34 * s, 0.35, 30),
      treated('diastolic', start, at, 17 * s, 0.35, 30),
      growing('acr', start, 3 * s, 60),
    ],
    panels: ['kidney', 'electrolytes', 'lipids'],
    medicines: ['amlodipine', 'valsartan'],
    imaging: [
      { study: 'ecg', finding: say('窦性心律,左心室高电压。', 'Sinus rhythm, high left ventricular voltage.') },
    ],
    story: {
      complaint: say('发现血压升高,时有头晕', 'Raised blood pressure, dizzy at times'),
      history: say(
        '自测血压多次高于 150/90 mmHg,无胸痛、气促,无视物模糊。',
        'Home readings repeatedly above 150/90 mmHg; no chest pain, breathlessness or blurred vision.',
      ),
      exam: say('心界不大,心律齐,双下肢无水肿。', 'Heart not enlarged, regular rhythm, no ankle oedema.'),
      plan: say(
        '低盐饮食,规律服药,每日自测血压,3个月复诊。',
        'Low-salt diet, regular medicines, daily home readings, review in 3 months.',
      ),
    },
  },
  {
    key: 'coronary-disease',
    icd: ['I25', 'Chronic ischaemic heart disease'],
    name: say('冠状动脉粥样硬化性心脏病', 'Coronary artery disease'),
    department: 'cardiology',
    ages: [50, 88],
    weight: 10,
    influences: (start, at, s) => [
      treated('ldl', start, at, 1.3 * s, -0.35, 30),
      treated('cholesterol', start, at, 1.4 * s, -0.3, 30),
      lasting('ntprobnp', start, 110 * s),
    ],
    panels: ['lipids', 'liver', 'heart'],
    medicines: ['aspirin', 'atorvastatin', 'metoprolol'],
    imaging: [
      { study: 'ecg', finding: say('窦性心律,V4–V6 导联 T 波低平。', 'Sinus rhythm, flat T waves in V4 to V6.') },
    ],
    story: {
      complaint: say('活动后胸闷半年', 'Chest tightness on exertion for half a year'),
      history: say(
        '快步行走或上三层楼时胸骨后闷痛,休息 3–5 分钟缓解。',
        'Retrosternal tightness on brisk walking or three flights of stairs, relieved by 3 to 5 minutes of rest.',
      ),
      exam: say('心率齐,各瓣膜区未闻及杂音,双肺呼吸音清。', 'Regular rhythm, no murmurs, clear lungs.'),
      plan: say(
        '二级预防用药,控制血脂,胸痛不缓解立即就诊。',
        'Secondary prevention, lipid control; come at once if pain does not settle.',
      ),
    },
  },
  {
    key: 'atrial-fibrillation',
    icd: ['I48', 'Atrial fibrillation and flutter'],
    name: say('持续性心房颤动', 'Persistent atrial fibrillation'),
    department: 'cardiology',
    ages: [58, 92],
    weight: 5,
    influences: (start, at, s) => [
      treated('pulse', start, at, 34 * s, 0.25, 10),
      lasting('ntprobnp', start, 420 * s),
      treated('inr', start, start + 1, 1.4, 1, 5),
    ],
    panels: ['clotting', 'kidney', 'heart'],
    medicines: ['warfarin', 'metoprolol'],
    imaging: [
      {
        study: 'ecg',
        finding: say('心房颤动,平均心室率 84 次/分。', 'Atrial fibrillation, mean ventricular rate 84/min.'),
      },
    ],
    story: {
      complaint: say('心悸、乏力', 'Palpitations and tiredness'),
      history: say(
        '心悸反复,无晕厥,无黑便。规律监测 INR。',
        'Recurrent palpitations, no syncope, no melaena. INR checked regularly.',
      ),
      exam: say(
        '心律绝对不齐,第一心音强弱不等,脉搏短绌。',
        'Irregularly irregular rhythm, first heart sound of varying loudness, pulse deficit.',
      ),
      plan: say('抗凝治疗,INR 目标 2–3,控制心室率。', 'Anticoagulation with INR target 2 to 3, rate control.'),
    },
  },
  {
    key: 'myocardial-infarction',
    lead: 0.13,
    icd: ['I21', 'Acute myocardial infarction'],
    name: say('急性前壁ST段抬高型心肌梗死', 'Acute anterior ST-elevation myocardial infarction'),
    department: 'cardiology',
    ages: [42, 86],
    weight: 8,
    influences: (start, _at, s) => [
      wave('troponin', start, 9000 * s, 0.7, 1.1),
      wave('ntprobnp', start, 2600 * s, 1.5, 6),
      wave('pulse', start, 24 * s, 0.2, 2),
      wave('systolic', start, -14 * s, 0.2, 2),
      wave('ast', start, 210 * s, 1, 1.2),
      wave('neutrophils', start, 5 * s, 0.8, 2),
      wave('pain', start, 8, 0.1, 0.25),
      lasting('ldl', start - 1e11, 0.9 * s),
    ],
    panels: ['heart', 'blood-count', 'kidney', 'electrolytes', 'lipids', 'clotting'],
    medicines: ['aspirin', 'clopidogrel', 'atorvastatin', 'metoprolol', 'heparin'],
    home: ['aspirin', 'clopidogrel', 'atorvastatin', 'metoprolol'],
    procedures: [
      ['coronary-angiography', 0],
      ['pci', 0],
    ],
    imaging: [
      {
        study: 'ecg',
        finding: say(
          '窦性心律,V1–V4 导联 ST 段抬高 0.2–0.4 mV。',
          'Sinus rhythm, ST elevation of 0.2 to 0.4 mV in V1 to V4.',
        ),
      },
      { study: 'echo', finding: say('左室前壁运动减弱,LVEF 48 %。', 'Anterior wall hypokinesia, LVEF 48 %.') },
    ],
    stay: [6, 11],
    story: {
      complaint: say('突发胸痛 3 小时', 'Sudden chest pain for 3 hours'),
      history: say(
        '静息时突发胸骨后压榨样疼痛,向左肩放射,伴大汗,含服硝酸甘油不缓解。',
        'Crushing retrosternal pain at rest radiating to the left shoulder with sweating, not relieved by nitroglycerin.',
      ),
      exam: say(
        '痛苦面容,皮肤湿冷,双肺底未闻及湿啰音,心音低钝。',
        'Distressed, cold and clammy, no basal crackles, muffled heart sounds.',
      ),
      plan: say(
        '急诊冠脉造影,双联抗血小板,监测心电与肌钙蛋白。',
        'Emergency angiography, dual antiplatelets, monitor ECG and troponin.',
      ),
    },
  },
  {
    key: 'heart-failure',
    lasting: true,
    icd: ['I50', 'Heart failure'],
    name: say('慢性心力衰竭急性加重', 'Acute decompensated heart failure'),
    department: 'cardiology',
    ages: [58, 92],
    weight: 12,
    influences: (start, at, s) => [
      treated('ntprobnp', start, at, 5200 * s, 0.2, 4),
      treated('weight', start, at, 5.5 * s, 0.05, 3),
      treated('spo2', start, at, -6 * s, 0.15, 2),
      treated('respiration', start, at, 8 * s, 0.1, 2),
      treated('pulse', start, at, 22 * s, 0.2, 3),
      treated('sodium', start, at, -5 * s, 0.3, 5),
      treated('potassium', at, at + 1, -0.4 * s, 0.5, 8),
    ],
    panels: ['heart', 'electrolytes', 'kidney', 'blood-count', 'liver'],
    medicines: ['furosemide-iv', 'spironolactone', 'sacubitril', 'dapagliflozin', 'metoprolol'],
    home: ['furosemide', 'spironolactone', 'sacubitril', 'dapagliflozin', 'metoprolol'],
    imaging: [
      {
        study: 'echo',
        finding: say(
          '全心增大,左室弥漫性运动减弱,LVEF 34 %。',
          'Four-chamber dilatation, global hypokinesia, LVEF 34 %.',
        ),
      },
      {
        study: 'chest-xray',
        finding: say(
          '心影增大,双肺淤血,右侧少量胸腔积液。',
          'Cardiomegaly, pulmonary congestion, small right effusion.',
        ),
      },
    ],
    stay: [7, 14],
    story: {
      complaint: say(
        '活动后气促加重 1 周,不能平卧 2 天',
        'Worsening breathlessness for a week, unable to lie flat for 2 days',
      ),
      history: say(
        '双下肢水肿,夜间憋醒,尿量减少,自行停用利尿剂。',
        'Ankle swelling, waking breathless, little urine; had stopped the diuretic.',
      ),
      exam: say(
        '颈静脉怒张,双肺底湿啰音,双下肢凹陷性水肿。',
        'Raised neck veins, basal crackles, pitting oedema of both legs.',
      ),
      plan: say(
        '静脉利尿,每日体重,限水限钠,优化心衰药物。',
        'Intravenous diuretic, daily weight, fluid and salt restriction, optimise heart failure medicines.',
      ),
    },
  },
];
