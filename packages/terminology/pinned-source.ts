import { systemNotLoaded, wrongVersion } from './refusals.ts';
import { canonical, type TerminologySource } from './source.ts';

/** Which versions of code systems an expansion uses, each as `system|version` (FHIR R4 valueset-operation-expand). */
export interface SystemVersions {
  /** Where the value set does not say one. */
  readonly systemVersion?: readonly string[];
  /** Whatever the value set says. */
  readonly forceSystemVersion?: readonly string[];
  /** Any other is refused. */
  readonly checkSystemVersion?: readonly string[];
}

/** The source with code systems pinned to versions. */
export function pinnedSource(source: TerminologySource, versions: SystemVersions): TerminologySource {
  const [given, forced, checked] = [
    versions.systemVersion,
    versions.forceSystemVersion,
    versions.checkSystemVersion,
  ].map(bySystem);
  return {
    ...source,
    concepts: async (system, version) => {
      const pinned = forced?.get(system) ?? (version === undefined ? given?.get(system) : undefined);
      const concepts = await source.concepts(system, pinned ?? version);
      if (concepts === undefined && pinned !== undefined) throw systemNotLoaded(system, pinned);
      const wanted = checked?.get(system);
      if (wanted !== undefined && concepts !== undefined && concepts.version !== wanted) {
        throw wrongVersion(system, wanted, concepts.version);
      }
      return concepts;
    },
  };
}

const bySystem = (addresses: readonly string[] = []): ReadonlyMap<string, string> =>
  new Map(
    addresses.flatMap((address) => {
      const { url, version } = canonical(address);
      return version === undefined ? [] : [[url, version] as const];
    }),
  );
