import type { Words } from '#kernel';
import type { Influence } from '../body/influence.ts';
import type { PanelKey } from '../body/panels.ts';
import type { ProcedureKey } from '../codes/procedures.ts';
import type { DepartmentKey } from '../house/departments.ts';

/** What an illness does to a body and what the hospital does about it. */
export interface Illness {
  readonly key: string;
  /** Category of ICD-10 (WHO, three characters) with its title. */
  readonly icd: readonly [code: string, title: string];
  readonly name: Words;
  readonly department: DepartmentKey;
  /** Ages at which it begins. */
  readonly ages: readonly [least: number, most: number];
  readonly sex?: 'male' | 'female';
  /** It does not end with the stay. */
  readonly lasting?: true;
  /** Days from the first sign to the hospital; 3 if left out. */
  readonly lead?: number;
  /** How often among those of that age, for chance. */
  readonly weight: number;
  /** What it moves: it began at `start`, treatment at `treated`; `severity` is about 1, from 0.6 to 1.4. */
  influences(start: number, treated: number, severity: number): readonly Influence[];
  /** Blood that is taken for it. */
  readonly panels: readonly PanelKey[];
  /** Keys of medicines: for chronic illness those for life, else those of the stay. */
  readonly medicines: readonly string[];
  /** Medicines to go home with. */
  readonly home?: readonly string[];
  readonly procedures?: readonly (readonly [procedure: ProcedureKey, day: number])[];
  readonly imaging?: readonly Imaging[];
  /** Days in hospital, for illness that is admitted. */
  readonly stay?: readonly [least: number, most: number];
  readonly story: Story;
}

/** A study with what it showed. */
export interface Imaging {
  readonly study: StudyKey;
  readonly finding: Words;
}

export type StudyKey =
  | 'chest-xray'
  | 'chest-ct'
  | 'head-ct'
  | 'abdomen-us'
  | 'ecg'
  | 'echo'
  | 'bone-xray'
  | 'abdomen-ct'
  | 'pelvis-us';

/** What the patient says, what was found, what will be done. */
export interface Story {
  readonly complaint: Words;
  readonly history: Words;
  readonly exam: Words;
  readonly plan: Words;
}

/** A text in both languages. */
export const say = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });
