import type { SearchType } from '#fhir';

/** What this room reads of a SearchParameter resource; the base ones come from `#fhir`. */
export interface Definition {
  readonly url: string;
  readonly code: string;
  readonly type: SearchType;
  readonly base: readonly string[];
  readonly expression?: string;
  readonly targets?: readonly string[];
  readonly components?: readonly { readonly url: string; readonly expression: string }[];
}

/** Evaluates FHIRPath that is more than a path; gives the values found. */
export type Evaluate = (expression: string) => (resource: object) => readonly unknown[];
