import { codeSystem, conceptMap, conceptMapUrls, valueSet, type ConceptMap } from '#fhir';
import { codeSystemConcepts } from './code-system-concepts.ts';
import type { Concepts } from './concepts.ts';
import type { TerminologySource } from './source.ts';
import { syntaxConcepts, type Syntax } from './syntax-concepts.ts';
import { currencies, languageTags, mimeTypes } from './syntaxes.ts';
import { units } from './units.ts';

/**
 * FHIR's own terminology: the code systems and value sets of R4 (HL7 v3 and v2 among them), and what is defined by a
 * grammar (languages, MIME types, currencies, UCUM). Each code system is read when first asked for, and kept.
 */
export function fhirSource(): TerminologySource {
  let maps: readonly ConceptMap[] | undefined;
  const kept = new Map<string, Concepts | undefined>();
  const read = (system: string): Concepts | undefined => {
    const syntax = syntaxes.find((one) => one.system === system);
    if (syntax !== undefined) return syntaxConcepts(syntax);
    const resource = codeSystem(system);
    return resource?.concept === undefined ? undefined : codeSystemConcepts(resource);
  };
  return {
    concepts: async (system, version) => {
      if (!kept.has(system)) {
        const found = read(system);
        // What is unknown is not kept: a caller that makes up addresses cannot make it grow.
        if (found === undefined) return undefined;
        kept.set(system, found);
      }
      const concepts = kept.get(system);
      return version === undefined || concepts?.version === version ? concepts : undefined;
    },
    valueSet: async (url, version) => {
      const found = valueSet(url);
      return version === undefined || found?.version === version ? found : undefined;
    },
    conceptMap: async (url, version) => {
      const found = conceptMap(url);
      return version === undefined || found?.version === version ? found : undefined;
    },
    conceptMapsOf: async (system) => {
      maps ??= conceptMapUrls().flatMap((url) => conceptMap(url) ?? []);
      return maps.filter(({ group = [] }) =>
        group.some(({ source, target }) => source === system || target === system),
      );
    },
  };
}

const syntaxes: readonly Syntax[] = [mimeTypes, languageTags, currencies, units];
