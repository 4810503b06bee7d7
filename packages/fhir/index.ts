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
export { conceptMap, conceptMapUrls } from './concept-maps.ts';
export { dateRange, periodRange, type DateRange } from './date-range.ts';
export { literalOf, withLiteral, type Json, type JsonObject } from './json/literals.ts';
export { parseJson } from './json/parse-json.ts';
export { writeJson } from './json/write-json.ts';
export { membersOf, type Member } from './members.ts';
export { contentTexts, narrativeText, plainText } from './narrative.ts';
export { isPrimitive, isPrimitiveType, type PrimitiveType } from './primitives.ts';
export { profile, profileUrls } from './profiles.ts';
export { references, targetOf, type ReferencePlace, type Target } from './references.ts';
export { replaceValues } from './replace.ts';
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
export { childrenOf, valuesAt, walk, type Visit } from './walk.ts';
export { firstMoment, momentsOf, zoneOffset } from './zone.ts';
