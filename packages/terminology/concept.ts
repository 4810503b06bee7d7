/** A further name of a concept: another language, another use (`CodeSystem.concept.designation`). */
export interface Designation {
  /** BCP-47 tag. */
  readonly language?: string;
  readonly use?: DesignationUse;
  readonly value: string;
}

/** The use of a designation, a Coding without version. */
export interface DesignationUse {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
}

/** The FHIR types that a concept's property may have (`CodeSystem.concept.property.value[x]`). */
export type PropertyType = 'code' | 'Coding' | 'string' | 'integer' | 'boolean' | 'dateTime' | 'decimal';

/** One property of a concept. A Coding is held by its code, with system and display beside it. */
export interface ConceptProperty {
  readonly code: string;
  readonly type: PropertyType;
  readonly value: string | number | boolean;
  readonly system?: string;
  readonly display?: string;
}

/** One concept of a code system, without its place in a file: the hierarchy is in `parents`. */
export interface Concept {
  readonly code: string;
  readonly display?: string;
  readonly definition?: string;
  readonly designations: readonly Designation[];
  readonly properties: readonly ConceptProperty[];
  /** Codes of the direct parents, in the sense of is-a. */
  readonly parents: readonly string[];
  /** No longer to be used (property `inactive`, or status retired or inactive). */
  readonly inactive: boolean;
  /** Only a heading, not to be recorded (property `notSelectable` or `abstract`). */
  readonly abstract: boolean;
}
