import type { Term } from './term.ts';

/** The kinds of payers. */
export type InsuranceKey = 'employee' | 'resident' | 'commercial' | 'self';

/** Who pays. */
export const INSURANCES: Readonly<Record<InsuranceKey, Term>> = {
  employee: { code: 'employee', zh: '城镇职工基本医疗保险', en: 'Urban employee basic medical insurance' },
  resident: { code: 'resident', zh: '城乡居民基本医疗保险', en: 'Urban and rural resident basic medical insurance' },
  commercial: { code: 'commercial', zh: '商业健康保险', en: 'Commercial health insurance' },
  self: { code: 'self', zh: '自费', en: 'Self-pay' },
};
