import type { CodeableConcept, CodeSystem } from '#fhir';
import type { Language } from '#kernel';
import { SYSTEM, type System } from './systems.ts';

/** A code with its name in both languages; `en` is the display of the code system. */
export interface Term {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A concept whose text is in the language of the record. */
export const concept = (system: System, { code, zh, en }: Term, language: Language = 'zh-CN'): CodeableConcept => ({
  coding: [{ system, code, display: en }],
  text: language === 'en' ? en : zh,
});

/** A concept of a standard code system that says all by itself. */
export const standard = (system: System, code: string, display: string): CodeableConcept => ({
  coding: [{ system, code, display }],
});

/** A code system of the hospital as a resource, English with Chinese designations. */
export function codeSystem(id: string, system: System, title: string, terms: readonly Term[]): CodeSystem {
  return {
    resourceType: 'CodeSystem',
    id,
    url: system,
    version: '1',
    name: title.replaceAll(' ', ''),
    title,
    status: 'active',
    experimental: true,
    language: 'en',
    content: 'complete',
    caseSensitive: true,
    count: terms.length,
    concept: terms.map(({ code, zh, en }) => ({ code, display: en, designation: [{ language: 'zh-CN', value: zh }] })),
  };
}

/** ICD-10 categories of WHO (three characters); the text is the clinical name, which says more. */
export const diagnosisConcept = (
  icd: string,
  title: string,
  name: { readonly 'zh-CN': string; readonly en: string },
  language: Language,
): CodeableConcept => ({ coding: [{ system: SYSTEM.icd10, code: icd, display: title }], text: name[language] });
