import type { Concept } from './concept.ts';
import type { ConceptFilter } from './concepts.ts';
import type { Hierarchy } from './hierarchy.ts';
import { unsupportedFilter, wrongFilter } from './refusals.ts';

/** Property codes that every code system has (FHIR R4 codesystem-concept-properties and the concept's own fields). */
const everywhere: ReadonlySet<string> = new Set([
  'concept',
  'code',
  'display',
  'definition',
  'parent',
  'child',
  'inactive',
  'notSelectable',
  'status',
]);

/** Compiles one filter of a value set into a test of a concept; wrong or unknown filters are refused. */
export function filterTest(filter: ConceptFilter, hierarchy: Hierarchy): (concept: Concept) => boolean {
  const { property, op, value } = filter;
  if (op === 'is-a' || op === 'descendent-of' || op === 'is-not-a' || op === 'generalizes') {
    return hierarchyTest(filter, hierarchy);
  }
  if (!everywhere.has(property) && !hierarchy.properties.has(property)) {
    throw unsupportedFilter(hierarchy.system, filter);
  }
  const values = (concept: Concept): readonly string[] => valuesOf(concept, property, hierarchy);
  switch (op) {
    case '=':
      return (concept) => values(concept).includes(value);
    case 'in':
    case 'not-in': {
      const wanted = new Set(value.split(',').map((part) => part.trim()));
      return (concept) => values(concept).some((one) => wanted.has(one)) === (op === 'in');
    }
    case 'exists': {
      if (value !== 'true' && value !== 'false') throw wrongFilter(hierarchy.system, filter);
      return (concept) => values(concept).length > 0 === (value === 'true');
    }
    case 'regex': {
      const pattern = safePattern(filter, hierarchy.system);
      return (concept) => values(concept).some((one) => pattern.test(one));
    }
    default:
      throw unsupportedFilter(hierarchy.system, filter);
  }
}

function hierarchyTest(filter: ConceptFilter, hierarchy: Hierarchy): (concept: Concept) => boolean {
  const { property, op, value } = filter;
  if (property !== 'concept' && property !== 'code') throw unsupportedFilter(hierarchy.system, filter);
  if (!hierarchy.has(value)) throw wrongFilter(hierarchy.system, filter);
  if (op === 'generalizes') {
    const above = hierarchy.ancestors(value);
    return ({ code }) => above.has(code);
  }
  const below = ({ code }: Concept): boolean => hierarchy.ancestors(code).has(value);
  if (op === 'is-a') return below;
  if (op === 'is-not-a') return (concept) => !below(concept);
  return (concept) => concept.code !== value && below(concept);
}

function valuesOf(concept: Concept, property: string, hierarchy: Hierarchy): readonly string[] {
  switch (property) {
    case 'concept':
    case 'code':
      return [concept.code];
    case 'display':
      return concept.display === undefined ? [] : [concept.display];
    case 'definition':
      return concept.definition === undefined ? [] : [concept.definition];
    case 'parent':
      return concept.parents;
    case 'child':
      return hierarchy.children(concept.code);
    case 'inactive':
      return [String(concept.inactive)];
    default:
      return concept.properties.filter(({ code }) => code === property).map((one) => String(one.value));
  }
}

/** The whole value must match; a repeated group that repeats inside could run for ever and is refused. */
function safePattern(filter: ConceptFilter, system: string): RegExp {
  if (filter.value.length > 200 || /\([^)]*[+*}][^)]*\)[+*{]/u.test(filter.value))
    throw unsupportedFilter(system, filter);
  try {
    return new RegExp(`^(?:${filter.value})$`, 'u');
  } catch {
    throw wrongFilter(system, filter);
  }
}
