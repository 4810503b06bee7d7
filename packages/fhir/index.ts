export * from './types/index.ts';
export {
  codeSystem,
  codeSystemUrls,
  requiredCodes,
  valueSet,
  valueSetUrls,
  type RequiredCodes,
} from './code-systems.ts';
export { compartment, isCompartment, type Compartment, type CompartmentName } from './compartments.ts';
export { membersOf, type Member } from './members.ts';
export { searchParameter, searchParametersOf, type SearchRule, type SearchType } from './search-parameters.ts';
export {
  dataTypes,
  isResourceType,
  structureOf,
  type ElementRule,
  type ElementType,
  type Invariant,
  type Structure,
} from './structures.ts';
export { typeNumber, typeOf } from './type-numbers.ts';
