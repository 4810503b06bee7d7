import type { Concept } from './concept.ts';

/** The operators of ValueSet.compose.include.filter (FHIR R4 value set `filter-operator`). */
export type FilterOperator =
  | '='
  | 'is-a'
  | 'descendent-of'
  | 'is-not-a'
  | 'regex'
  | 'in'
  | 'not-in'
  | 'generalizes'
  | 'exists';

/** One condition on a concept: a property (or `concept`, `code`, `display`), an operator and a value. */
export interface ConceptFilter {
  readonly property: string;
  readonly op: FilterOperator;
  readonly value: string;
}

/** Which concepts of one code system are wanted; all conditions must hold. */
export interface ConceptQuery {
  readonly filters: readonly ConceptFilter[];
  /** Words that a person typed; each must occur in code, display or a designation (accents and case folded). */
  readonly text?: string;
  readonly activeOnly?: boolean;
  readonly offset: number;
  readonly count: number;
}

/** A page of concepts, in the order of the code system, and how many there are in all. */
export interface ConceptPage {
  readonly total: number;
  readonly concepts: readonly Concept[];
}

/** One version of one code system as data; in memory, or tables for the big ones. */
export interface Concepts {
  readonly system: string;
  readonly version?: string;
  readonly name: string;
  /** Whether the content is all there: from a fragment or example no absence can be concluded. */
  readonly complete: boolean;
  /** Whether the concepts can be listed; false for a grammar such as UCUM or BCP-47. */
  readonly enumerable: boolean;
  /** BCP-47 tag of the displays. */
  readonly language?: string;
  /** The concept, or undefined if the system has no such code. */
  lookup(code: string): Promise<Concept | undefined>;
  /** Several concepts at once, by the codes asked for; codes that the system does not have are left out. */
  lookupAll(codes: readonly string[]): Promise<ReadonlyMap<string, Concept>>;
  /** Codes whose direct parent is `code`. */
  children(code: string): Promise<readonly string[]>;
  /** Whether `descendant` is `ancestor` or below it. */
  isA(descendant: string, ancestor: string): Promise<boolean>;
  /** Whether the code exists and meets all filters. */
  matches(code: string, filters: readonly ConceptFilter[]): Promise<boolean>;
  /** A page of what meets the query; an unknown property or operator is a Refusal, never an empty page. */
  find(query: ConceptQuery): Promise<ConceptPage>;
}
