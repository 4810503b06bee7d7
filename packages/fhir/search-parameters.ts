import { lazy, memo } from './lazy.ts';
import { openShelf, type Shelf } from './shelf.ts';
import { isResourceType } from './structures.ts';

/** How a search parameter's values are compared (FHIR R4 3.1.1.4). */
export type SearchType =
  | 'number'
  | 'date'
  | 'string'
  | 'token'
  | 'reference'
  | 'composite'
  | 'quantity'
  | 'uri'
  | 'special';

/** A search parameter of R4 as it applies to one resource type. */
export interface SearchRule {
  /** The name in a URL: `code`, `_lastUpdated`. */
  readonly code: string;
  /** Canonical URL: http://hl7.org/fhir/SearchParameter/clinical-code. */
  readonly url: string;
  readonly type: SearchType;
  readonly base: readonly string[];
  /**
   * FHIRPath from the resource; of a union over several types only the parts for this one, and `as` written as
   * `ofType`, which R4 means. Undefined for `_text`, `_content` and `_query`.
   */
  readonly expression?: string;
  /** Resource types that a reference parameter may point to. */
  readonly targets?: readonly string[];
  /** Prefixes that the specification names; where absent, the type's own apply. */
  readonly comparators?: readonly string[];
  readonly modifiers?: readonly string[];
  /** The parts of a composite in order, each FHIRPath from an item of `expression`. */
  readonly components?: readonly { readonly code: string; readonly url: string; readonly expression: string }[];
}

/** The parameters of a resource type, those of DomainResource and Resource after its own; empty for an unknown type. */
export const searchParametersOf: (type: string) => readonly SearchRule[] = memo((type) => {
  const own = rules(type);
  if (type === 'Resource' || (own.length === 0 && !isResourceType(type))) return own;
  return type === 'DomainResource' || withoutNarrative.has(type)
    ? [...own, ...rules('Resource')]
    : [...own, ...rules('DomainResource'), ...rules('Resource')];
});

/** One parameter of a resource type by its code. */
export const searchParameter = (type: string, code: string): SearchRule | undefined =>
  searchParametersOf(type).find((rule) => rule.code === code);

/** These derive from Resource itself, so `_text` does not apply (FHIR R4 2.26). */
const withoutNarrative: ReadonlySet<string> = new Set(['Binary', 'Bundle', 'Parameters']);

const shelf = lazy((): Shelf => openShelf('search-parameters'));
const rules = (type: string): readonly SearchRule[] => (shelf().read(type) ?? []) as readonly SearchRule[];
