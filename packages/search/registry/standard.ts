import { canonicalUnit, compile, fhirModel } from '#fhirpath';
import type { CanonicalUnit } from '../extract/options.ts';
import type { Definition, Evaluate } from './definition.ts';
import { newRegistry, type Registry } from './registry.ts';

/** FHIRPath of `#fhirpath`, for expressions that are more than a path. */
export const evaluate: Evaluate = (expression) => {
  const compiled = compile(expression, { model: fhirModel() });
  return (resource) => compiled.evaluate(resource);
};

/** UCUM of `#fhirpath`. */
export const ucum: CanonicalUnit = (code) => canonicalUnit(code);

/** The registry of the house: the parameters of R4 and the hospital's own. */
export const standardRegistry = (
  definitions: readonly Definition[] = [],
  indexing: ReadonlySet<string> = new Set(),
): Registry => newRegistry({ definitions, evaluate, indexing });
