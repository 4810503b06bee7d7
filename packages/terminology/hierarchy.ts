import type { Concept } from './concept.ts';

/** The is-a hierarchy of one code system in memory. */
export interface Hierarchy {
  readonly system: string;
  /** Property codes that the system declares or uses. */
  readonly properties: ReadonlySet<string>;
  has(code: string): boolean;
  /** The code itself and all above it. */
  ancestors(code: string): ReadonlySet<string>;
  children(code: string): readonly string[];
}

/** Builds the hierarchy; the closure above a code is computed when first asked for. */
export function hierarchyOf(system: string, declared: readonly string[], concepts: readonly Concept[]): Hierarchy {
  const parents = new Map(concepts.map((concept) => [concept.code, concept.parents]));
  const children = new Map<string, string[]>();
  for (const { code, parents: above } of concepts) {
    for (const parent of above) {
      const known = children.get(parent);
      if (known === undefined) children.set(parent, [code]);
      else known.push(code);
    }
  }
  const closure = new Map<string, ReadonlySet<string>>();
  const ancestors = (code: string): ReadonlySet<string> => {
    const known = closure.get(code);
    if (known !== undefined) return known;
    const above = new Set<string>();
    const open = [code];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (above.has(next)) continue;
      above.add(next);
      open.push(...(parents.get(next) ?? []));
    }
    closure.set(code, above);
    return above;
  };
  return {
    system,
    properties: new Set([...declared, ...concepts.flatMap((one) => one.properties.map(({ code }) => code))]),
    has: (code) => parents.has(code),
    ancestors,
    children: (code) => children.get(code) ?? [],
  };
}
