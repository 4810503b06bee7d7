// The parts of HL7's conformance resources that the generator reads. They are written by hand, so that the
// generator does not need the types that it generates.

/** ElementDefinition (FHIR R4 2.31). */
export interface ElementDefinition {
  readonly path: string;
  readonly short?: string;
  readonly min: number;
  readonly max: string;
  readonly base: { readonly path: string };
  readonly contentReference?: string;
  readonly type?: readonly {
    readonly code: string;
    readonly profile?: readonly string[];
    readonly targetProfile?: readonly string[];
    readonly extension?: readonly {
      readonly url: string;
      readonly valueUrl?: string;
      readonly valueString?: string;
    }[];
  }[];
  readonly constraint?: readonly {
    readonly key: string;
    readonly severity: 'error' | 'warning';
    readonly human: string;
    readonly expression?: string;
    readonly source?: string;
  }[];
  readonly isSummary?: boolean;
  readonly isModifier?: boolean;
  readonly binding?: { readonly strength: string; readonly valueSet?: string };
}

/** StructureDefinition (FHIR R4 5.3). */
export interface StructureDefinition {
  readonly id: string;
  readonly url: string;
  readonly type: string;
  readonly kind: 'primitive-type' | 'complex-type' | 'resource' | 'logical';
  readonly abstract: boolean;
  readonly baseDefinition?: string;
  readonly derivation?: 'specialization' | 'constraint';
  readonly description?: string;
  /** Two examples lack it; every base definition has it. */
  readonly snapshot: { readonly element: readonly ElementDefinition[] };
}

/** SearchParameter (FHIR R4 5.4). */
export interface SearchParameter {
  readonly id: string;
  readonly url: string;
  readonly code: string;
  readonly base: readonly string[];
  readonly type: string;
  readonly experimental?: boolean;
  readonly expression?: string;
  readonly target?: readonly string[];
  readonly comparator?: readonly string[];
  readonly modifier?: readonly string[];
  readonly component?: readonly { readonly definition: string; readonly expression: string }[];
}

/** A concept of a CodeSystem with its children (FHIR R4 4.8). */
export interface Concept {
  readonly code: string;
  readonly concept?: readonly Concept[];
}

/** CodeSystem (FHIR R4 4.8). */
export interface CodeSystem {
  readonly url: string;
  readonly version?: string;
  readonly content: string;
  readonly concept?: readonly Concept[];
}

/** One include or exclude of a ValueSet (FHIR R4 4.9). */
export interface Include {
  readonly system?: string;
  readonly concept?: readonly { readonly code: string }[];
  readonly filter?: readonly unknown[];
  readonly valueSet?: readonly string[];
}

/** ValueSet (FHIR R4 4.9). */
export interface ValueSet {
  readonly url: string;
  readonly compose?: {
    readonly include: readonly Include[];
    readonly exclude?: readonly Include[];
  };
}

/** CompartmentDefinition (FHIR R4 5.6). */
export interface CompartmentDefinition {
  readonly id: string;
  readonly code: string;
  readonly resource: readonly { readonly code: string; readonly param?: readonly string[] }[];
}
