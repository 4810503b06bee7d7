import { conceptMap, profile, type CodeSystem, type ConceptMap, type StructureDefinition, type ValueSet, type Resource } from '#fhir';
import { codeSystemConcepts, fhirSource, layered, type TerminologySource } from '#terminology';
import type { ProfileSource } from '#validation';

/** Finds conformance resources of a type by a search, newest first; at most `limit`. */
export type FindConformance = <T extends Resource>(type: T['resourceType'], query: readonly (readonly [string, string])[], limit: number) => Promise<readonly T[]>;

/** Terminology and profiles: what the hospital stores, before what FHIR R4 itself defines. */
export function storeSource(find: FindConformance): ProfileSource {
  const terminology = layered(stored(find), fhirSource(), {
    concepts: async () => undefined,
    valueSet: async () => undefined,
    conceptMap: async (url) => conceptMap(url),
    conceptMapsOf: async () => [],
  });
  return {
    ...terminology,
    structureDefinition: async (url, version) =>
      (await newest<StructureDefinition>(find, 'StructureDefinition', url, version)) ?? profile(url),
  };
}

/** Concept maps that are looked through for a code system. */
const MOST_MAPS = 1000;

function stored(find: FindConformance): TerminologySource {
  return {
    concepts: async (system, version) => {
      const found = await newest<CodeSystem>(find, 'CodeSystem', system, version);
      return found?.concept === undefined ? undefined : codeSystemConcepts(found);
    },
    valueSet: (url, version) => newest<ValueSet>(find, 'ValueSet', url, version),
    conceptMap: (url, version) => newest<ConceptMap>(find, 'ConceptMap', url, version),
    conceptMapsOf: async (system) =>
      (await find<ConceptMap>('ConceptMap', [], MOST_MAPS)).filter(({ group = [] }) =>
        group.some(({ source, target }) => source === system || target === system),
      ),
  };
}

type Canonical = Resource & { readonly url?: string; readonly version?: string };

/** The resource of a canonical address; without version the one that was written last. */
async function newest<T extends Canonical>(find: FindConformance, type: T['resourceType'], url: string, version: string | undefined): Promise<T | undefined> {
  const query: (readonly [string, string])[] = [['url', url]];
  if (version !== undefined) query.push(['version', version]);
  query.push(['_sort', '-_lastUpdated']);
  return (await find<T>(type, query, 1))[0];
}
