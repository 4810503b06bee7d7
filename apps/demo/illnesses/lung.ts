import { growing, lasting, treated, wave } from '../body/influence.ts';
import { say, type Illness } from './illness.ts';

/** Lungs and airways. */
export const LUNG: readonly Illness[] = [
  {
    key: 'copd',
    icd: ['J44', 'Other chronic obstructive pulmonary disease'],
    name: say('慢性阻塞性肺疾病', 'Chronic obstructive pulmonary disease'),
    department: 'respiratory',
    ages: [52, 88],
    weight: 8,
    influences: (start, _at, s) => [
      growing('spo2', start, -0.7 * s, 5),
      growing('pco2', start, 1.3 * s, 11),
      growing('po2', start, -3 * s, 24),
      lasting('respiration', start, 2 * s),
      lasting('haemoglobin', start, 8 * s),
    ],
    panels: ['blood-count', 'blood-gas'],
    medicines: ['tiotropium', 'budesonide-formoterol'],
    imaging: [
      {
        study: 'chest-xray',
        finding: say(
          '双肺透亮度增高,肋间隙增宽,肺气肿征象。',
          'Hyperlucent lungs with wide intercostal spaces, emphysema.',
        ),
      },
    ],
    story: {
      complaint: say('反复咳嗽、咳痰,活动后气促', 'Recurrent cough and sputum, breathless on exertion'),
      history: say(
        '吸烟 30 余年,每年冬季加重,近期上两层楼需停歇。',
        'Smoked for over 30 years, worse every winter; must rest after two flights.',
      ),
      exam: say('桶状胸,双肺呼吸音低,未闻及湿啰音。', 'Barrel chest, quiet breath sounds, no crackles.'),
      plan: say(
        '戒烟,规律吸入治疗,流感与肺炎疫苗,肺康复。',
        'Stop smoking, regular inhalers, influenza and pneumococcal vaccines, rehabilitation.',
      ),
    },
  },
  {
    key: 'asthma',
    icd: ['J45', 'Asthma'],
    name: say('支气管哮喘', 'Asthma'),
    department: 'respiratory',
    ages: [6, 60],
    weight: 6,
    influences: (start, at, s) => [
      treated('respiration', start, at, 5 * s, 0.1, 5),
      treated('spo2', start, at, -3 * s, 0.1, 5),
    ],
    panels: ['blood-count'],
    medicines: ['budesonide-formoterol', 'salbutamol'],
    story: {
      complaint: say('反复喘息,夜间明显', 'Recurrent wheeze, worse at night'),
      history: say(
        '接触花粉或冷空气后发作,吸入沙丁胺醇可缓解。',
        'Attacks after pollen or cold air, relieved by salbutamol.',
      ),
      exam: say('双肺散在呼气相哮鸣音。', 'Scattered expiratory wheeze.'),
      plan: say(
        '规律吸入控制药物,哮喘行动计划,避免诱因。',
        'Regular controller inhaler, asthma action plan, avoid triggers.',
      ),
    },
  },
  {
    key: 'pneumonia',
    icd: ['J18', 'Pneumonia, organism unspecified'],
    name: say('社区获得性肺炎', 'Community-acquired pneumonia'),
    department: 'respiratory',
    ages: [18, 90],
    weight: 18,
    influences: (start, at, s) => [
      treated('temperature', start, at, 2.3 * s, 0, 1.1),
      treated('pulse', start, at, 26 * s, 0, 1.6),
      treated('respiration', start, at, 8 * s, 0, 2),
      treated('spo2', start, at, -6 * s, 0, 2),
      treated('neutrophils', start, at, 8 * s, 0, 2.5),
      treated('crp', start, at, 130 * s, 0, 2.2),
      treated('procalcitonin', start, at, 2.6 * s, 0, 1.5),
      treated('albumin', start, at, -5 * s, 0.4, 6),
      treated('po2', start, at, -26 * s, 0, 2),
    ],
    panels: ['blood-count', 'inflammation', 'kidney', 'electrolytes', 'blood-gas'],
    medicines: ['ceftriaxone', 'moxifloxacin', 'ambroxol', 'paracetamol'],
    home: ['cefuroxime'],
    imaging: [
      {
        study: 'chest-ct',
        finding: say(
          '右肺下叶片状实变影,可见支气管充气征。',
          'Patchy consolidation of the right lower lobe with air bronchogram.',
        ),
      },
    ],
    stay: [6, 11],
    story: {
      complaint: say('发热、咳嗽、咳黄痰 4 天', 'Fever, cough and yellow sputum for 4 days'),
      history: say(
        '受凉后起病,最高体温 39.4 °C,伴右侧胸痛,自服退热药反复。',
        'After a chill; up to 39.4 °C with right-sided chest pain, antipyretics helped briefly.',
      ),
      exam: say('右下肺叩诊浊音,可闻及湿啰音。', 'Dull right base with crackles.'),
      plan: say(
        '经验性抗感染,氧疗,留取痰培养,48–72 小时评估疗效。',
        'Empirical antibiotics, oxygen, sputum culture, reassess in 48 to 72 hours.',
      ),
    },
  },
  {
    key: 'copd-exacerbation',
    icd: ['J44', 'Other chronic obstructive pulmonary disease'],
    name: say('慢性阻塞性肺疾病急性加重', 'Acute exacerbation of COPD'),
    department: 'respiratory',
    ages: [58, 90],
    weight: 14,
    influences: (start, at, s) => [
      lasting('spo2', start - 6e10, -3),
      treated('spo2', start, at, -6 * s, 0.05, 2.5),
      treated('respiration', start, at, 9 * s, 0.1, 2.5),
      treated('pulse', start, at, 20 * s, 0.05, 2.5),
      treated('pco2', start, at, 18 * s, 0.25, 3),
      treated('ph', start, at, -0.07 * s, 0, 1),
      treated('po2', start, at, -30 * s, 0.35, 3),
      treated('crp', start, at, 48 * s, 0, 2.5),
      treated('neutrophils', start, at, 4 * s, 0, 3),
      wave('glucose', at, 4.5 * s, 2, 4),
    ],
    panels: ['blood-gas', 'blood-count', 'inflammation', 'electrolytes'],
    medicines: ['methylprednisolone', 'piperacillin', 'ambroxol', 'tiotropium', 'budesonide-formoterol'],
    home: ['tiotropium', 'budesonide-formoterol'],
    imaging: [
      {
        study: 'chest-ct',
        finding: say(
          '双肺肺气肿,支气管壁增厚,右肺中叶少许炎症。',
          'Emphysema, bronchial wall thickening, slight inflammation of the middle lobe.',
        ),
      },
    ],
    stay: [7, 13],
    story: {
      complaint: say(
        '反复咳嗽、咳痰 10 年,加重伴气促 3 天',
        'Cough and sputum for 10 years, worse with breathlessness for 3 days',
      ),
      history: say(
        '痰量增多、变黄,夜间不能平卧,家庭氧疗无改善。',
        'More and yellow sputum, unable to lie flat, no relief from home oxygen.',
      ),
      exam: say('口唇发绀,双肺满布哮鸣音,双下肺湿啰音。', 'Cyanosed lips, widespread wheeze, basal crackles.'),
      plan: say(
        '控制性氧疗,支气管扩张剂,糖皮质激素,抗感染,必要时无创通气。',
        'Controlled oxygen, bronchodilators, steroid, antibiotics, non-invasive ventilation if needed.',
      ),
    },
  },
  {
    key: 'pneumothorax',
    lead: 0.2,
    icd: ['J93', 'Pneumothorax'],
    name: say('自发性气胸', 'Spontaneous pneumothorax'),
    department: 'thoracic',
    ages: [16, 38],
    sex: 'male',
    weight: 8,
    influences: (start, at, s) => [
      treated('spo2', start, at, -5 * s, 0, 0.4),
      treated('pulse', start, at, 22 * s, 0, 1),
      treated('pain', start, at, 6 * s, 0.1, 1.2),
    ],
    panels: ['blood-count', 'clotting'],
    medicines: ['ibuprofen'],
    procedures: [['chest-drain', 0]],
    imaging: [
      {
        study: 'chest-xray',
        finding: say('左侧气胸,肺组织压缩约 50 %。', 'Left pneumothorax, lung collapsed by about 50 %.'),
      },
    ],
    stay: [4, 8],
    story: {
      complaint: say('突发左侧胸痛、气促 5 小时', 'Sudden left chest pain and breathlessness for 5 hours'),
      history: say('打篮球后突发,吸气时加重,无外伤。', 'After basketball, worse on breathing in, no injury.'),
      exam: say('左肺叩诊鼓音,呼吸音消失。', 'Left side hyperresonant with absent breath sounds.'),
      plan: say(
        '胸腔闭式引流,复查胸片,漏气停止后拔管。',
        'Chest drain, repeat film, remove when the leak has stopped.',
      ),
    },
  },
  {
    key: 'lung-cancer-surgery',
    lasting: true,
    icd: ['C34', 'Malignant neoplasm of bronchus and lung'],
    name: say('右肺上叶腺癌', 'Adenocarcinoma of the right upper lobe'),
    department: 'thoracic',
    ages: [45, 76],
    weight: 8,
    influences: (start, _at, s) => [
      lasting('cea', start - 2e10, 9 * s),
      wave('crp', start, 70 * s, 3, 3),
      wave('pain', start, 5 * s, 2, 2),
      wave('haemoglobin', start, -18 * s, 3, 20),
    ],
    panels: ['blood-count', 'tumour-marker', 'clotting', 'kidney', 'liver'],
    medicines: ['cefazolin', 'ibuprofen', 'ambroxol', 'heparin'],
    home: ['ibuprofen'],
    procedures: [['lobectomy', 2]],
    imaging: [
      {
        study: 'chest-ct',
        finding: say(
          '右肺上叶混合磨玻璃结节 22 mm,分叶、毛刺。',
          'Part-solid nodule of 22 mm in the right upper lobe, lobulated and spiculated.',
        ),
      },
    ],
    stay: [7, 12],
    story: {
      complaint: say('体检发现右肺结节 2 周', 'Nodule of the right lung found at a check-up 2 weeks ago'),
      history: say('无咳嗽、咯血,无消瘦。', 'No cough, haemoptysis or weight loss.'),
      exam: say('双肺呼吸音清,浅表淋巴结未触及肿大。', 'Clear lungs, no enlarged nodes.'),
      plan: say(
        '完善分期,胸腔镜右肺上叶切除及淋巴结清扫。',
        'Staging, thoracoscopic right upper lobectomy with node dissection.',
      ),
    },
  },
];
