import {
  codeSystem,
  profile,
  type CodeSystem,
  type ConceptMap,
  type Resource,
  type StructureDefinition,
  type ValueSet,
} from '#fhir';
import { canonical, codeSystemConcepts, fhirSource, layered, type TerminologySource } from '#terminology';
import type { ProfileSource } from '#validation';

/** Finds conformance resources of a type by a search; at most `limit`. */
export type FindConformance = <T extends Resource>(
  type: T['resourceType'],
  query: readonly (readonly [string, string])[],
  limit: number,
) => Promise<readonly T[]>;

/** Terminology and profiles: what the hospital stores, before what FHIR R4 itself defines. */
export function storeSource(find: FindConformance): ProfileSource {
  return {
    ...layered(stored(find), fhirSource()),
    structureDefinition: async (url, version) =>
      (await newest<StructureDefinition>(find, 'StructureDefinition', url, version)) ?? profile(url),
  };
}

/** Supplements that are looked through for a code system, and maps of one. */
const MOST = 1000;

function stored(find: FindConformance): TerminologySource {
  return {
    concepts: async (system, version) => {
      const [found, supplements] = await Promise.all([
        newest<CodeSystem>(find, 'CodeSystem', system, version),
        supplementsOf(find, system),
      ]);
      // A supplement of ours adds to the code systems that R4 itself defines as well.
      const base = found ?? (supplements.length === 0 ? undefined : ownOfFhir(system, version));
      if (base?.concept === undefined) return undefined;
      return codeSystemConcepts(
        base,
        supplements.filter(({ supplements = '' }) => fits(canonical(supplements).version, base.version)),
      );
    },
    valueSet: (url, version) => newest<ValueSet>(find, 'ValueSet', url, version),
    conceptMap: (url, version) => newest<ConceptMap>(find, 'ConceptMap', url, version),
    conceptMapsOf: async (system) => {
      const [from, to] = await Promise.all([
        find<ConceptMap>('ConceptMap', [['source-system', system]], MOST),
        find<ConceptMap>('ConceptMap', [['target-system', system]], MOST),
      ]);
      return [...from, ...to.filter(({ id }) => !from.some((one) => one.id === id))];
    },
  };
}

const fits = (wanted: string | undefined, version: string | undefined): boolean =>
  wanted === undefined || wanted === version;

function ownOfFhir(system: string, version: string | undefined): CodeSystem | undefined {
  const found = codeSystem(system);
  return fits(version, found?.version) ? found : undefined;
}

/** What the hospital adds to a code system: designations and properties. */
async function supplementsOf(find: FindConformance, system: string): Promise<readonly CodeSystem[]> {
  const all = await find<CodeSystem>('CodeSystem', [['content-mode', 'supplement']], MOST);
  return all.filter(({ supplements }) => supplements !== undefined && canonical(supplements).url === system);
}

type Canonical = Resource & { readonly url?: string; readonly version?: string };

/** The resource of a canonical address; without version the one that was written last. */
async function newest<T extends Canonical>(
  find: FindConformance,
  type: T['resourceType'],
  url: string,
  version: string | undefined,
): Promise<T | undefined> {
  const query: (readonly [string, string])[] = [['url', url]];
  if (version !== undefined) query.push(['version', version]);
  query.push(['_sort', '-_lastUpdated']);
  return (await find<T>(type, query, 1))[0];
}
