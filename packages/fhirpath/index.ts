export { compile, type CompileOptions, type Expression, type TypedValue } from './compile.ts';
export type { Environment } from './compile/scope.ts';
export type { Choice, Definitions, ElementShape, Member, Model, SystemName, Type, TypeShape } from './model/model.ts';
export { modelOf } from './model/model-of.ts';
export { fhirModel } from './model/fhir-model.ts';
export { parse } from './syntax/parser.ts';
export { Item } from './values/item.ts';
export { canonicalUnit, canonicalValue, convert, type CanonicalUnit } from './ucum/canonical-unit.ts';
