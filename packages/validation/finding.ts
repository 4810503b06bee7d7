import type { Words } from '#kernel';

/** How bad a finding is; only errors make a resource invalid. */
export type Severity = 'error' | 'warning' | 'information';

/** The issue types that validation uses (FHIR R4 value set `issue-type`). */
export type IssueType =
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'code-invalid'
  | 'extension'
  | 'not-found'
  | 'not-supported'
  | 'business-rule'
  | 'informational';

/** The stable code of a finding: which kind of rule was broken. */
export type FindingCode =
  | 'validation/unknown-type'
  | 'validation/unknown-element'
  | 'validation/required'
  | 'validation/too-many'
  | 'validation/too-few'
  | 'validation/expected-array'
  | 'validation/unexpected-array'
  | 'validation/wrong-json-type'
  | 'validation/wrong-value'
  | 'validation/empty'
  | 'validation/misaligned-null'
  | 'validation/several-choices'
  | 'validation/code-not-allowed'
  | 'validation/reference-target'
  | 'validation/nested-contained'
  | 'validation/unused-contained'
  | 'validation/invariant'
  | 'validation/narrative'
  | 'validation/too-deep'
  | 'validation/not-checked'
  | 'validation/profile-unknown'
  | 'validation/profile-type'
  | 'validation/fixed'
  | 'validation/pattern'
  | 'validation/type-not-allowed'
  | 'validation/slice-unmatched'
  | 'validation/slice-order'
  | 'validation/display'
  | 'validation/mode';

/** One thing that validation found: where, which rule, what is allowed. */
export interface Finding {
  readonly severity: Severity;
  readonly code: FindingCode;
  readonly issue: IssueType;
  /** FHIRPath-like place: `Observation.component[1].code`. */
  readonly expression: string;
  /** Key of the invariant, address of the value set or profile, where there is one. */
  readonly rule?: string;
  /** Names place, rule and what is allowed. */
  readonly words: Words;
}
