import type { MeasureKey } from './measures.ts';

/** A set of tests that is ordered and reported together. */
export interface Panel {
  /** LOINC, where it has a code for the set. */
  readonly loinc?: string;
  readonly display?: string;
  readonly zh: string;
  readonly en: string;
  readonly tests: readonly MeasureKey[];
}

/** The key of a panel. */
export type PanelKey =
  | 'blood-count'
  | 'inflammation'
  | 'kidney'
  | 'electrolytes'
  | 'liver'
  | 'lipids'
  | 'diabetes'
  | 'albuminuria'
  | 'heart'
  | 'clotting'
  | 'thyroid'
  | 'tumour-marker'
  | 'blood-gas';

/** The panels of the laboratory. */
export const PANELS: Readonly<Record<PanelKey, Panel>> = {
  'blood-count': {
    loinc: '58410-2',
    display: 'Complete blood count (hemogram) panel - Blood by Automated count',
    zh: '血常规',
    en: 'Blood count',
    tests: ['wbc', 'neutrophils', 'lymphocytes', 'haemoglobin', 'haematocrit', 'platelets'],
  },
  inflammation: { zh: '炎症指标', en: 'Inflammation markers', tests: ['crp', 'procalcitonin'] },
  kidney: {
    loinc: '24362-6',
    display: 'Renal function 2000 panel - Serum or Plasma',
    zh: '肾功能',
    en: 'Kidney function',
    tests: ['creatinine', 'egfr', 'urea', 'urate'],
  },
  electrolytes: { zh: '电解质', en: 'Electrolytes', tests: ['potassium', 'sodium', 'chloride', 'calcium'] },
  liver: {
    loinc: '24325-3',
    display: 'Hepatic function 2000 panel - Serum or Plasma',
    zh: '肝功能',
    en: 'Liver function',
    tests: ['alt', 'ast', 'bilirubin', 'albumin'],
  },
  lipids: {
    loinc: '24331-1',
    display: 'Lipid 1996 panel - Serum or Plasma',
    zh: '血脂',
    en: 'Lipids',
    tests: ['cholesterol', 'triglyceride', 'hdl', 'ldl'],
  },
  diabetes: { zh: '血糖与糖化血红蛋白', en: 'Glucose and HbA1c', tests: ['glucose', 'hba1c'] },
  albuminuria: { zh: '尿白蛋白/肌酐', en: 'Urine albumin', tests: ['acr'] },
  heart: { zh: '心肌损伤与心衰标志物', en: 'Cardiac markers', tests: ['troponin', 'ntprobnp'] },
  clotting: { zh: '凝血功能', en: 'Coagulation', tests: ['inr', 'ddimer'] },
  thyroid: { zh: '甲状腺功能', en: 'Thyroid function', tests: ['tsh', 'ft4'] },
  'tumour-marker': { zh: '肿瘤标志物', en: 'Tumour marker', tests: ['cea'] },
  'blood-gas': { zh: '动脉血气分析', en: 'Arterial blood gas', tests: ['ph', 'pco2', 'po2', 'lactate'] },
};
