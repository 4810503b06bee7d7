export type { Concept, ConceptProperty, Designation, DesignationUse, PropertyType } from './concept.ts';
export type { ConceptFilter, ConceptPage, ConceptQuery, Concepts, FilterOperator } from './concepts.ts';
export type { CodeSet, Member, MemberPage, MemberQuery } from './code-set.ts';
export { codeSystemConcepts } from './code-system-concepts.ts';
export { displayIn } from './display.ts';
export { expand, type Expand, type TerminologyContext } from './expand.ts';
export { fhirSource } from './fhir-source.ts';
export { lookup, type Lookup } from './lookup.ts';
export { memoryConcepts, type ConceptTable } from './memory-concepts.ts';
export { memorySource } from './memory-source.ts';
export { canonical, layered, type Canonical, type TerminologySource } from './source.ts';
export { subsumes, type Subsumes, type SubsumptionOutcome } from './subsumes.ts';
export { syntaxConcepts, type Syntax } from './syntax-concepts.ts';
export { units } from './units.ts';
export { currencies, isCurrency, isLanguageTag, isMimeType, languageTags, mimeTypes } from './syntaxes.ts';
export { translate, type Equivalence, type Translate } from './translate.ts';
export {
  validateCodeInSystem,
  validateCodeInValueSet,
  type ValidateCode,
  type ValidateCodeInSystem,
  type ValidateCodeInValueSet,
} from './validate-code.ts';
export { loadValueSet, valueSetCodes } from './value-set-codes.ts';
