/** What is measured at the bedside. */
export type VitalKey =
  | 'temperature'
  | 'pulse'
  | 'respiration'
  | 'systolic'
  | 'diastolic'
  | 'spo2'
  | 'weight'
  | 'height'
  | 'bmi'
  | 'pain'
  | 'consciousness';

/** What the laboratory measures. */
export type ResultKey =
  | 'wbc'
  | 'neutrophils'
  | 'lymphocytes'
  | 'haemoglobin'
  | 'platelets'
  | 'haematocrit'
  | 'crp'
  | 'procalcitonin'
  | 'glucose'
  | 'hba1c'
  | 'creatinine'
  | 'egfr'
  | 'urea'
  | 'urate'
  | 'acr'
  | 'potassium'
  | 'sodium'
  | 'chloride'
  | 'calcium'
  | 'alt'
  | 'ast'
  | 'bilirubin'
  | 'albumin'
  | 'cholesterol'
  | 'triglyceride'
  | 'hdl'
  | 'ldl'
  | 'troponin'
  | 'ntprobnp'
  | 'inr'
  | 'ddimer'
  | 'tsh'
  | 'ft4'
  | 'cea'
  | 'ph'
  | 'pco2'
  | 'po2'
  | 'lactate';

export type MeasureKey = VitalKey | ResultKey;

/** A limit that may differ by sex: one number, or [male, female]. */
export type Limit = number | readonly [male: number, female: number];

/** How a quantity is named, written and judged. */
export interface Measure {
  readonly loinc: string;
  /** LOINC's long name. */
  readonly display: string;
  readonly zh: string;
  readonly en: string;
  readonly ucum: string;
  /** The unit as people write it. */
  readonly unit: string;
  readonly digits: number;
  /** Reference interval of the demo's laboratory for adults; an end that is left out is open. */
  readonly low?: Limit;
  readonly high?: Limit;
  /** Value of a healthy adult and spread from day to day. */
  readonly usual: Limit;
  readonly noise: number;
  /** Possible values. */
  readonly possible: readonly [least: number, most: number];
  /** Beyond these somebody must be called. */
  readonly critical?: readonly [low: number, high: number];
}

/**
 * key | LOINC code | LOINC long name | Chinese | English | UCUM | unit as written | digits | low | high | usual | spread |
 * possible | critical; `150/132` is male/female. Codes and names: LOINC (Regenstrief Institute, loinc.org).
 */
const TABLE = `
temperature|8310-5|Body temperature|体温|Temperature|Cel|°C|1|36|37.2|36.5|0.18|34~41.5|35~40
pulse|8867-4|Heart rate|脉搏|Pulse|/min|次/分|0|60|100|75|5|32~190|40~140
respiration|9279-1|Respiratory rate|呼吸|Respiration|/min|次/分|0|12|20|17|1.1|8~60|8~30
systolic|8480-6|Systolic blood pressure|收缩压|Systolic pressure|mm[Hg]|mmHg|0|90|139|119|6|60~235|80~180
diastolic|8462-4|Diastolic blood pressure|舒张压|Diastolic pressure|mm[Hg]|mmHg|0|60|89|75|4|35~130|45~120
spo2|59408-5|Oxygen saturation in Arterial blood by Pulse oximetry|血氧饱和度|Oxygen saturation|%|%|0|95||98|0.7|70~100|90~101
weight|29463-7|Body weight|体重|Weight|kg|kg|1|||68/57|0.4|0.8~180
height|8302-2|Body height|身高|Height|cm|cm|0|||170/158|0|38~205
bmi|39156-5|Body mass index (BMI) [Ratio]|体重指数|Body mass index|kg/m2|kg/m²|1|18.5|23.9|23|0|10~60
pain|72514-3|Pain severity - 0-10 verbal numeric rating [Score] - Reported|疼痛评分|Pain score|{score}|分|0||3|0|0.4|0~10
consciousness|9269-2|Glasgow coma score total|格拉斯哥昏迷评分|Glasgow coma score|{score}|分|0|15||15|0|3~15|9~16
wbc|6690-2|Leukocytes [#/volume] in Blood by Automated count|白细胞计数|White cells|10*9/L|10⁹/L|2|3.5|9.5|6.2|0.6|0.2~95|1.5~30
neutrophils|751-8|Neutrophils [#/volume] in Blood by Automated count|中性粒细胞计数|Neutrophils|10*9/L|10⁹/L|2|1.8|6.3|3.8|0.5|0.02~80|0.5~28
lymphocytes|731-0|Lymphocytes [#/volume] in Blood by Automated count|淋巴细胞计数|Lymphocytes|10*9/L|10⁹/L|2|1.1|3.2|1.9|0.25|0.1~12
haemoglobin|718-7|Hemoglobin [Mass/volume] in Blood|血红蛋白|Haemoglobin|g/L|g/L|0|130/115|175/150|150/132|3|38~210|60~200
platelets|777-3|Platelets [#/volume] in Blood by Automated count|血小板计数|Platelets|10*9/L|10⁹/L|0|125|350|225|18|4~900|30~800
haematocrit|4544-3|Hematocrit [Volume Fraction] of Blood by Automated count|红细胞压积|Haematocrit|%|%|1|40/35|50/45|44/39|0.9|12~65
crp|1988-5|C reactive protein [Mass/volume] in Serum or Plasma|C反应蛋白|C-reactive protein|mg/L|mg/L|1||8|2|0.9|0.5~380
procalcitonin|33959-8|Procalcitonin [Mass/volume] in Serum or Plasma|降钙素原|Procalcitonin|ng/mL|ng/mL|2||0.5|0.05|0.02|0.02~100|-1~10
glucose|14749-6|Glucose [Moles/volume] in Serum or Plasma|葡萄糖(空腹)|Glucose, fasting|mmol/L|mmol/L|1|3.9|6.1|5.1|0.35|1.8~33|2.8~22.2
hba1c|4548-4|Hemoglobin A1c/Hemoglobin.total in Blood|糖化血红蛋白|HbA1c|%|%|1|4|6|5.3|0.12|3.8~15
creatinine|14682-9|Creatinine [Moles/volume] in Serum or Plasma|肌酐|Creatinine|umol/L|μmol/L|0|57/41|97/73|76/58|3|15~1600|0~650
egfr|98979-8|Glomerular filtration rate [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)/1.73 sq M|估算肾小球滤过率|eGFR|mL/min/{1.73_m2}|mL/(min·1.73 m²)|0|90||100|3|3~140
urea|22664-7|Urea [Moles/volume] in Serum or Plasma|尿素|Urea|mmol/L|mmol/L|1|3.1|8|5|0.5|1~60|0~36
urate|14933-6|Urate [Moles/volume] in Serum or Plasma|尿酸|Urate|umol/L|μmol/L|0|208/155|428/357|345/275|18|80~950
acr|9318-7|Albumin/Creatinine [Mass Ratio] in Urine|尿白蛋白/肌酐|Urine albumin to creatinine ratio|mg/g|mg/g|0||30|9|3|1~6000
potassium|2823-3|Potassium [Moles/volume] in Serum or Plasma|钾|Potassium|mmol/L|mmol/L|2|3.5|5.3|4.2|0.18|2~8|2.8~6.2
sodium|2951-2|Sodium [Moles/volume] in Serum or Plasma|钠|Sodium|mmol/L|mmol/L|0|137|147|141|1.2|110~170|120~160
chloride|2075-0|Chloride [Moles/volume] in Serum or Plasma|氯|Chloride|mmol/L|mmol/L|0|99|110|104|1.3|75~130
calcium|2000-8|Calcium [Moles/volume] in Serum or Plasma|钙|Calcium|mmol/L|mmol/L|2|2.11|2.52|2.33|0.05|1.2~3.8|1.6~3.5
alt|1742-6|Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma|丙氨酸氨基转移酶|ALT|U/L|U/L|0|9/7|50/40|23/18|3|4~3000
ast|1920-8|Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma|天门冬氨酸氨基转移酶|AST|U/L|U/L|0|15/13|40/35|24/20|2.5|5~3000
bilirubin|14631-6|Bilirubin.total [Moles/volume] in Serum or Plasma|总胆红素|Total bilirubin|umol/L|μmol/L|1||23|12|1.6|2~600|-1~342
albumin|1751-7|Albumin [Mass/volume] in Serum or Plasma|白蛋白|Albumin|g/L|g/L|1|40|55|45|1.2|12~60
cholesterol|14647-2|Cholesterol [Moles/volume] in Serum or Plasma|总胆固醇|Total cholesterol|mmol/L|mmol/L|2||5.2|4.5|0.2|1.5~15
triglyceride|14927-8|Triglyceride [Moles/volume] in Serum or Plasma|甘油三酯|Triglycerides|mmol/L|mmol/L|2||1.7|1.2|0.18|0.3~28
hdl|14646-4|Cholesterol in HDL [Moles/volume] in Serum or Plasma|高密度脂蛋白胆固醇|HDL cholesterol|mmol/L|mmol/L|2|1||1.25/1.45|0.06|0.4~3.2
ldl|22748-8|Cholesterol in LDL [Moles/volume] in Serum or Plasma|低密度脂蛋白胆固醇|LDL cholesterol|mmol/L|mmol/L|2||3.4|2.6|0.15|0.4~12
troponin|89579-7|Troponin I.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method|高敏肌钙蛋白I|High-sensitivity troponin I|ng/L|ng/L|0||34/16|4|1.5|1~60000|-1~1000
ntprobnp|33762-6|Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma|N末端脑钠肽前体|NT-proBNP|pg/mL|pg/mL|0||125|48|14|5~35000
inr|6301-6|INR in Platelet poor plasma by Coagulation assay|国际标准化比值|INR|{INR}||2|0.8|1.2|1|0.05|0.6~12|0~4.5
ddimer|48065-7|Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma|D-二聚体|D-dimer|mg/L{FEU}|mg/L FEU|2||0.5|0.22|0.06|0.05~40
tsh|3016-3|Thyrotropin [Units/volume] in Serum or Plasma|促甲状腺激素|TSH|m[IU]/L|mIU/L|2|0.27|4.2|1.9|0.25|0.005~150
ft4|14920-3|Thyroxine (T4) free [Moles/volume] in Serum or Plasma|游离甲状腺素|Free T4|pmol/L|pmol/L|1|12|22|16.5|0.9|1~100
cea|2039-6|Carcinoembryonic Ag [Mass/volume] in Serum or Plasma|癌胚抗原|CEA|ng/mL|ng/mL|1||5|1.9|0.3|0.3~900
ph|2744-1|pH of Arterial blood|动脉血pH|Arterial pH|[pH]||2|7.35|7.45|7.4|0.012|6.8~7.7|7.2~7.6
pco2|2019-8|Carbon dioxide [Partial pressure] in Arterial blood|动脉血二氧化碳分压|Arterial pCO₂|mm[Hg]|mmHg|0|35|45|40|1.4|15~110|20~70
po2|2703-7|Oxygen [Partial pressure] in Arterial blood|动脉血氧分压|Arterial pO₂|mm[Hg]|mmHg|0|83|108|94|3|30~300|50~301
lactate|2524-7|Lactate [Moles/volume] in Serum or Plasma|乳酸|Lactate|mmol/L|mmol/L|1|0.5|2.2|1.1|0.2|0.3~20|0~4
`;

let table: ReadonlyMap<string, Measure> | undefined;

/** One measure. */
export function measureOf(key: MeasureKey): Measure {
  const found = (table ??= readTable()).get(key);
  if (found === undefined) throw new RangeError(`measure ${key}`);
  return found;
}

/** All measures by key. */
export const listMeasures = (): ReadonlyMap<string, Measure> => (table ??= readTable());

/** The end of a reference interval for this sex. */
export const limitFor = (limit: Limit, male: boolean): number =>
  typeof limit === 'number' ? limit : limit[male ? 0 : 1];

const readTable = (): ReadonlyMap<string, Measure> =>
  new Map(
    TABLE.trim()
      .split('\n')
      .map((line) => {
        const [key = '', ...cells] = line.split('|');
        return [key, readMeasure(cells)];
      }),
  );

function readMeasure(cells: readonly string[]): Measure {
  const [loinc = '', display = '', zh = '', en = '', ucum = '', unit = '', digits = '', low = '', high = ''] = cells;
  const [usual = '', noise = '', possible = '', critical = ''] = cells.slice(9);
  return {
    loinc,
    display,
    zh,
    en,
    ucum,
    unit,
    digits: Number(digits),
    ...(low !== '' && { low: readLimit(low) }),
    ...(high !== '' && { high: readLimit(high) }),
    usual: readLimit(usual),
    noise: Number(noise),
    possible: readPair(possible),
    ...(critical !== '' && { critical: readPair(critical) }),
  };
}

function readLimit(text: string): Limit {
  const [male = '', female] = text.split('/');
  return female === undefined ? Number(male) : [Number(male), Number(female)];
}

function readPair(text: string): readonly [number, number] {
  const [low = '', high = ''] = text.split('~');
  return [Number(low), Number(high)];
}
