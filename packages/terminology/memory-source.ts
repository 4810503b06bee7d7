import type { CodeSystem, ConceptMap, ValueSet } from '#fhir';
import { codeSystemConcepts } from './code-system-concepts.ts';
import type { Concepts } from './concepts.ts';
import type { TerminologySource } from './source.ts';

/** A source over resources in memory and, beside them, code systems that stand in tables. */
export function memorySource(
  resources: readonly (CodeSystem | ValueSet | ConceptMap)[],
  tables: readonly Concepts[] = [],
): TerminologySource {
  const codeSystems = resources.filter((one) => one.resourceType === 'CodeSystem');
  const valueSets = resources.filter((one) => one.resourceType === 'ValueSet');
  const maps = resources.filter((one) => one.resourceType === 'ConceptMap');
  const built = new Map<CodeSystem, Concepts>();
  const conceptsOf = (codeSystem: CodeSystem): Concepts => {
    const known = built.get(codeSystem);
    if (known !== undefined) return known;
    const fresh = codeSystemConcepts(codeSystem, supplementsOf(codeSystem, codeSystems));
    built.set(codeSystem, fresh);
    return fresh;
  };
  return {
    concepts: async (system, version) => {
      const table = newest(tables.filter((one) => one.system === system && fits(one, version)));
      if (table !== undefined) return table;
      const codeSystem = newest(
        codeSystems.filter((one) => one.url === system && fits(one, version) && hasContent(one)),
      );
      return codeSystem === undefined ? undefined : conceptsOf(codeSystem);
    },
    valueSet: async (url, version) => newest(valueSets.filter((one) => one.url === url && fits(one, version))),
    conceptMap: async (url, version) => newest(maps.filter((one) => one.url === url && fits(one, version))),
    conceptMapsOf: async (system) =>
      maps.filter(({ group }) => group?.some(({ source, target }) => source === system || target === system) === true),
  };
}

interface Versioned {
  readonly version?: string;
}

const fits = (one: Versioned, version: string | undefined): boolean => version === undefined || one.version === version;

/** The highest version, numbers compared as numbers; the later of two equal ones. */
function newest<T extends Versioned>(candidates: readonly T[]): T | undefined {
  const order = new Intl.Collator('en', { numeric: true });
  return candidates.toSorted((a, b) => order.compare(a.version ?? '', b.version ?? '')).at(-1);
}

const hasContent = ({ content, concept }: CodeSystem): boolean =>
  content !== 'not-present' && content !== 'supplement' && concept !== undefined;

const supplementsOf = ({ url, version }: CodeSystem, all: readonly CodeSystem[]): readonly CodeSystem[] =>
  all.filter(({ content, supplements }) => {
    if (content !== 'supplement' || supplements === undefined) return false;
    const [of, ofVersion] = supplements.split('|', 2);
    return of === url && (ofVersion === undefined || ofVersion === version);
  });
