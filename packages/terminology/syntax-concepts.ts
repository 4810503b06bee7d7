import type { Concept } from './concept.ts';
import type { Concepts } from './concepts.ts';
import { notEnumerable } from './refusals.ts';

/** A code system whose codes are defined by a grammar: looked up one by one, never listed. */
export interface Syntax {
  readonly system: string;
  readonly name: string;
  /** English display of a right code, or undefined if it breaks the grammar. */
  read(code: string): { readonly display?: string; readonly chinese?: string } | undefined;
}

/** A grammar as Concepts. */
export function syntaxConcepts({ system, name, read }: Syntax): Concepts {
  const lookup = (code: string): Concept | undefined => {
    const found = read(code);
    if (found === undefined) return undefined;
    return {
      code,
      ...(found.display === undefined ? {} : { display: found.display }),
      designations: found.chinese === undefined ? [] : [{ language: 'zh-CN', value: found.chinese }],
      properties: [],
      parents: [],
      inactive: false,
      abstract: false,
    };
  };
  return {
    system,
    name,
    complete: true,
    enumerable: false,
    language: 'en',
    lookup: async (code) => lookup(code),
    lookupAll: async (codes) =>
      new Map(
        codes.flatMap((code) => {
          const concept = lookup(code);
          return concept === undefined ? [] : [[code, concept] as const];
        }),
      ),
    children: async () => [],
    isA: async (descendant, ancestor) => descendant === ancestor && lookup(descendant) !== undefined,
    matches: async (code, filters) => {
      if (filters.length > 0) throw notEnumerable(system);
      return lookup(code) !== undefined;
    },
    find: async () => {
      throw notEnumerable(system);
    },
  };
}
