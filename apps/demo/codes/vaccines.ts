import type { Term } from './term.ts';

/** A vaccine with the ages in months at which children get it; adults get those without ages. */
export interface Vaccine extends Term {
  readonly months: readonly number[];
}

/** The key of a vaccine. */
export type VaccineKey =
  | 'hepatitis-b'
  | 'bcg'
  | 'polio'
  | 'dtap'
  | 'mmr'
  | 'influenza'
  | 'pneumococcal'
  | 'zoster'
  | 'hpv';

/** Doses after the national schedule of 2021, the common ones. */
export const VACCINES: Readonly<Record<VaccineKey, Vaccine>> = {
  'hepatitis-b': { code: 'hepatitis-b', zh: '乙型肝炎疫苗', en: 'Hepatitis B vaccine', months: [0, 1, 6] },
  bcg: { code: 'bcg', zh: '卡介苗', en: 'BCG vaccine', months: [0] },
  polio: { code: 'polio', zh: '脊髓灰质炎疫苗', en: 'Poliomyelitis vaccine', months: [2, 3, 4] },
  dtap: { code: 'dtap', zh: '百白破疫苗', en: 'Diphtheria, tetanus and pertussis vaccine', months: [3, 4, 5, 18] },
  mmr: { code: 'mmr', zh: '麻腮风疫苗', en: 'Measles, mumps and rubella vaccine', months: [8, 18] },
  influenza: { code: 'influenza', zh: '流感疫苗', en: 'Influenza vaccine', months: [] },
  pneumococcal: { code: 'pneumococcal', zh: '23价肺炎球菌多糖疫苗', en: '23-valent pneumococcal vaccine', months: [] },
  zoster: { code: 'zoster', zh: '带状疱疹疫苗', en: 'Zoster vaccine', months: [] },
  hpv: { code: 'hpv', zh: '人乳头瘤病毒疫苗', en: 'Human papillomavirus vaccine', months: [] },
};
