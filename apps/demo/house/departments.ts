import type { Term } from '../codes/term.ts';

/** The keys of the 30 departments. */
export type DepartmentKey =
  | 'cardiology'
  | 'respiratory'
  | 'gastroenterology'
  | 'nephrology'
  | 'endocrinology'
  | 'neurology'
  | 'haematology'
  | 'oncology'
  | 'infectious'
  | 'general-surgery'
  | 'orthopaedics'
  | 'neurosurgery'
  | 'thoracic'
  | 'urology'
  | 'gynaecology'
  | 'obstetrics'
  | 'paediatrics'
  | 'neonatology'
  | 'ophthalmology'
  | 'ent'
  | 'dermatology'
  | 'tcm'
  | 'rehabilitation'
  | 'emergency'
  | 'icu'
  | 'anaesthesia'
  | 'laboratory'
  | 'pathology'
  | 'imaging'
  | 'pharmacy';

/** A department: where it is, how many work there, how many beds it has. */
export interface Department extends Term {
  readonly code: DepartmentKey;
  readonly campus: 'xinglin' | 'juejing';
  readonly doctors: number;
  readonly nurses: number;
  /** Technicians of laboratory and imaging, pharmacists, therapists. */
  readonly others: number;
  readonly beds: number;
  /** Whether patients come for a consultation. */
  readonly clinic: boolean;
}

const row = (
  code: DepartmentKey,
  zh: string,
  en: string,
  campus: Department['campus'],
  [doctors, nurses, others, beds]: readonly [number, number, number, number],
  clinic = true,
): Department => ({ code, zh, en, campus, doctors, nurses, others, beds, clinic });

/** 30 departments, 600 staff, 420 beds. */
export const DEPARTMENTS: readonly Department[] = [
  row('cardiology', '心血管内科', 'Cardiology', 'xinglin', [14, 18, 0, 36]),
  row('respiratory', '呼吸与危重症医学科', 'Respiratory medicine', 'xinglin', [11, 16, 0, 30]),
  row('gastroenterology', '消化内科', 'Gastroenterology', 'xinglin', [10, 13, 0, 24]),
  row('nephrology', '肾内科', 'Nephrology', 'xinglin', [8, 12, 0, 21]),
  row('endocrinology', '内分泌科', 'Endocrinology', 'xinglin', [9, 10, 0, 21]),
  row('neurology', '神经内科', 'Neurology', 'xinglin', [11, 14, 0, 30]),
  row('haematology', '血液内科', 'Haematology', 'xinglin', [6, 10, 0, 15]),
  row('oncology', '肿瘤内科', 'Oncology', 'xinglin', [9, 12, 0, 24]),
  row('infectious', '感染性疾病科', 'Infectious diseases', 'xinglin', [6, 9, 0, 15]),
  row('general-surgery', '普通外科', 'General surgery', 'xinglin', [15, 18, 0, 36]),
  row('orthopaedics', '骨科', 'Orthopaedics', 'xinglin', [12, 15, 0, 30]),
  row('neurosurgery', '神经外科', 'Neurosurgery', 'xinglin', [7, 10, 0, 15]),
  row('thoracic', '胸外科', 'Thoracic surgery', 'xinglin', [6, 9, 0, 12]),
  row('urology', '泌尿外科', 'Urology', 'xinglin', [8, 9, 0, 18]),
  row('gynaecology', '妇科', 'Gynaecology', 'juejing', [8, 10, 0, 15]),
  row('obstetrics', '产科', 'Obstetrics', 'juejing', [10, 15, 0, 24]),
  row('paediatrics', '儿科', 'Paediatrics', 'juejing', [10, 13, 0, 21]),
  row('neonatology', '新生儿科', 'Neonatology', 'juejing', [6, 11, 0, 12], false),
  row('ophthalmology', '眼科', 'Ophthalmology', 'xinglin', [6, 5, 0, 0]),
  row('ent', '耳鼻咽喉头颈外科', 'Otorhinolaryngology', 'xinglin', [6, 5, 0, 0]),
  row('dermatology', '皮肤科', 'Dermatology', 'xinglin', [5, 3, 0, 0]),
  row('tcm', '中医科', 'Traditional Chinese medicine', 'juejing', [6, 3, 0, 0]),
  row('rehabilitation', '康复医学科', 'Rehabilitation', 'juejing', [4, 6, 8, 12]),
  row('emergency', '急诊医学科', 'Emergency medicine', 'xinglin', [12, 18, 0, 0], false),
  row('icu', '重症医学科', 'Intensive care', 'xinglin', [8, 20, 0, 9], false),
  row('anaesthesia', '麻醉手术科', 'Anaesthesia and theatres', 'xinglin', [10, 12, 0, 0], false),
  row('laboratory', '检验科', 'Laboratory', 'xinglin', [2, 0, 17, 0], false),
  row('pathology', '病理科', 'Pathology', 'xinglin', [5, 0, 4, 0], false),
  row('imaging', '医学影像科', 'Imaging', 'xinglin', [8, 2, 7, 0], false),
  row('pharmacy', '药学部', 'Pharmacy', 'xinglin', [0, 0, 28, 0], false),
];

/** One department; throws RangeError for a key that is none. */
export function department(key: DepartmentKey): Department {
  const found = DEPARTMENTS.find(({ code }) => code === key);
  if (found === undefined) throw new RangeError(key);
  return found;
}
