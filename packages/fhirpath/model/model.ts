/** What the engine must know of one element: its FHIR types, and whether the name in JSON carries the type (`value[x]`). */
export interface ElementShape {
  readonly name: string;
  /** FHIR type names; an element with parts of its own (BackboneElement) names its path, `Observation.component`. */
  readonly types: readonly string[];
  readonly choice: boolean;
}

/** What the engine must know of one type. */
export interface TypeShape {
  readonly kind: 'resource' | 'complex' | 'primitive';
  /** The type that it specialises: `DomainResource` for `Patient`, `uri` for `canonical`; none for the roots. */
  readonly base?: string | undefined;
  /** All elements, inherited ones included. */
  readonly elements: readonly ElementShape[];
}

/** The definitions that expressions are compiled against, by type name or path; undefined where there is no such type. */
export type Definitions = (type: string) => TypeShape | undefined;

/** A type as values carry it. Two types are the same when they are the same object. */
export interface Type {
  readonly namespace: 'FHIR' | 'System';
  readonly name: string;
  readonly kind: 'system' | 'primitive' | 'complex' | 'resource';
  readonly base: Type | undefined;
  /** The System type that a value converts to by itself (FHIR R4 fhirpath.html#types), e.g. `code` to `String`. */
  readonly system: SystemName | undefined;
  /** The element of that name, `value` for `value[x]`; undefined when the type has none. */
  member(name: string): Member | undefined;
  /** The element behind a JSON property, `valueQuantity` too; undefined when the type has none. */
  property(key: string): { readonly member: Member; readonly type: Type } | undefined;
}

/** The System types of FHIRPath 2.0 §4.1. */
export type SystemName = 'Boolean' | 'String' | 'Integer' | 'Decimal' | 'Date' | 'DateTime' | 'Time' | 'Quantity';

/** An element of a type, ready for reading: the JSON keys it may have and the type behind each. */
export interface Member {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** One JSON key of an element. */
export interface Choice {
  readonly key: string;
  /** `_key`, where a primitive keeps its id and extensions. */
  readonly companion: string;
  readonly type: Type;
  /** True for `Resource`: the type stands in the value's `resourceType`. */
  readonly open: boolean;
}

/** The types of one set of definitions, read on demand and kept. */
export interface Model {
  /** A FHIR type by name or path; undefined when there is none. */
  type(name: string): Type | undefined;
}
