import type { Term } from './term.ts';

/** What people of the demo are allergic to, with its category and what happens. */
export interface Allergen extends Term {
  readonly category: 'medication' | 'food' | 'environment';
  readonly reaction: { readonly zh: string; readonly en: string };
}

const row = (
  code: string,
  zh: string,
  en: string,
  category: Allergen['category'],
  reaction: readonly [zh: string, en: string],
): Allergen => ({ code, zh, en, category, reaction: { zh: reaction[0], en: reaction[1] } });

export const ALLERGENS: Readonly<Record<string, Allergen>> = {
  penicillin: row('penicillin', '青霉素', 'Penicillin', 'medication', ['皮疹', 'Rash']),
  cephalosporin: row('cephalosporin', '头孢菌素类', 'Cephalosporins', 'medication', ['荨麻疹', 'Urticaria']),
  sulfonamide: row('sulfonamide', '磺胺类', 'Sulfonamides', 'medication', ['药疹', 'Drug eruption']),
  aspirin: row('aspirin', '阿司匹林', 'Aspirin', 'medication', ['哮喘发作', 'Asthma attack']),
  iodine: row('iodine', '碘造影剂', 'Iodinated contrast', 'medication', ['恶心、荨麻疹', 'Nausea and urticaria']),
  shrimp: row('shrimp', '虾蟹', 'Shellfish', 'food', ['口唇肿胀', 'Swelling of the lips']),
  peanut: row('peanut', '花生', 'Peanut', 'food', ['荨麻疹', 'Urticaria']),
  pollen: row('pollen', '花粉', 'Pollen', 'environment', ['鼻炎', 'Rhinitis']),
  mite: row('mite', '尘螨', 'Dust mite', 'environment', ['鼻炎、喘息', 'Rhinitis and wheeze']),
};
