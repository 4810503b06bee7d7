import type { ConceptMap, ValueSet } from '#fhir';
import type { Concepts } from './concepts.ts';

/** Where terminology comes from: FHIR's own definitions, the store, imported tables. */
export interface TerminologySource {
  /** A code system; without version the newest one held. Undefined if it is not loaded. */
  concepts(system: string, version?: string): Promise<Concepts | undefined>;
  /** A value set; without version the newest one held. Undefined if it is not loaded. */
  valueSet(url: string, version?: string): Promise<ValueSet | undefined>;
  /** A concept map by its canonical address. */
  conceptMap(url: string, version?: string): Promise<ConceptMap | undefined>;
  /** Every concept map held that maps from, or to, this code system. */
  conceptMapsOf(system: string): Promise<readonly ConceptMap[]>;
}

/** A canonical address taken apart: `http://x|2.0` (FHIR R4 references.html#canonical). */
export interface Canonical {
  readonly url: string;
  readonly version?: string;
}

/** Splits a canonical address into url and version. */
export function canonical(address: string): Canonical {
  const bar = address.indexOf('|');
  return bar < 0 ? { url: address } : { url: address.slice(0, bar), version: address.slice(bar + 1) };
}

/** Several sources in order: the first that holds it answers, and all their maps count. */
export function layered(...sources: readonly TerminologySource[]): TerminologySource {
  const first = async <T>(ask: (source: TerminologySource) => Promise<T | undefined>): Promise<T | undefined> => {
    for (const source of sources) {
      const found = await ask(source);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    concepts: (system, version) => first((source) => source.concepts(system, version)),
    valueSet: (url, version) => first((source) => source.valueSet(url, version)),
    conceptMap: (url, version) => first((source) => source.conceptMap(url, version)),
    conceptMapsOf: async (system) => (await Promise.all(sources.map((source) => source.conceptMapsOf(system)))).flat(),
  };
}
