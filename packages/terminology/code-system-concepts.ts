import type { CodeSystem } from '#fhir';
import type { Concepts } from './concepts.ts';
import { memoryConcepts } from './memory-concepts.ts';
import { readConcepts } from './read-concepts.ts';

/** A CodeSystem resource as concepts in memory, with what its supplements add (designations and properties). */
export function codeSystemConcepts(codeSystem: CodeSystem, supplements: readonly CodeSystem[] = []): Concepts {
  const { url = '', version, language, name = url, content, caseSensitive } = codeSystem;
  return memoryConcepts({
    system: url,
    ...(version === undefined ? {} : { version }),
    ...(language === undefined ? {} : { language }),
    name,
    complete: content === 'complete',
    caseSensitive: caseSensitive !== false,
    properties: [codeSystem, ...supplements].flatMap(({ property }) => (property ?? []).map(({ code }) => code)),
    concepts: readConcepts(codeSystem, supplements),
  });
}
