import type { Concept } from './concept.ts';
import type { Concepts } from './concepts.ts';
import { filterTest } from './filter-match.ts';
import { hierarchyOf } from './hierarchy.ts';
import { textMatcher } from './text-match.ts';

/** A code system whose concepts are all in memory. */
export interface ConceptTable {
  readonly system: string;
  readonly version?: string;
  readonly name: string;
  readonly complete: boolean;
  readonly language?: string;
  readonly caseSensitive: boolean;
  /** Property codes declared by the system, beside those that its concepts have. */
  readonly properties: readonly string[];
  readonly concepts: readonly Concept[];
}

/** The concepts of a table in memory, ready to be asked. */
export function memoryConcepts(table: ConceptTable): Concepts {
  const { system, version, name, complete, language, caseSensitive, concepts } = table;
  const fold = (code: string): string => (caseSensitive ? code : code.toLowerCase());
  const byCode = new Map(concepts.map((concept) => [fold(concept.code), concept]));
  const hierarchy = hierarchyOf(system, table.properties, concepts);
  return {
    system,
    ...(version === undefined ? {} : { version }),
    name,
    complete,
    enumerable: true,
    ...(language === undefined ? {} : { language }),
    lookup: async (code) => byCode.get(fold(code)),
    lookupAll: async (codes) =>
      new Map(
        codes.flatMap((code) => {
          const concept = byCode.get(fold(code));
          return concept === undefined ? [] : [[code, concept] as const];
        }),
      ),
    children: async (code) => hierarchy.children(code),
    isA: async (descendant, ancestor) => hierarchy.ancestors(descendant).has(ancestor),
    matches: async (code, filters) => {
      const concept = byCode.get(fold(code));
      return concept !== undefined && filters.every((filter) => filterTest(filter, hierarchy)(concept));
    },
    find: async ({ filters, text, activeOnly, offset, count }) => {
      const tests = filters.map((filter) => filterTest(filter, hierarchy));
      if (text !== undefined && text.trim() !== '') tests.push(textMatcher(text));
      if (activeOnly === true) tests.push(({ inactive }) => !inactive);
      const found = concepts.filter((concept) => tests.every((test) => test(concept)));
      return { total: found.length, concepts: found.slice(offset, offset + count) };
    },
  };
}
