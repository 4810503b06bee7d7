import type { CodeSystem, Concept, Include, ValueSet } from './definition-shapes.ts';
import type { Definitions } from './package.ts';

/** The codes of a value set by system; undefined when it draws on a system that is not enumerated here. */
export type CodeList = ReadonlyMap<string, readonly string[]> | undefined;

/** Expands a value set named by its URL (a `|version` is ignored: the package holds one version of each). */
export type CodeLists = (valueSet: string) => CodeList;

/** Expansion over the value sets and code systems of the package. */
export function codeLists({ valueSets, codeSystems }: Definitions): CodeLists {
  const sets = new Map(valueSets.map((each) => [each.url, each]));
  const systems = new Map(codeSystems.map((each) => [each.url, each]));
  const expand = (url: string): CodeList => expandSet(sets.get(url.split('|')[0] ?? url), systems, expand);
  return expand;
}

function expandSet(set: ValueSet | undefined, systems: ReadonlyMap<string, CodeSystem>, expand: CodeLists): CodeList {
  if (set?.compose === undefined || set.compose.exclude) return undefined;
  const list = new Map<string, readonly string[]>();
  for (const include of set.compose.include) {
    const part = expandInclude(include, systems, expand);
    if (part === undefined) return undefined;
    for (const [system, codes] of part) list.set(system, [...new Set([...(list.get(system) ?? []), ...codes])]);
  }
  return list;
}

function expandInclude(include: Include, systems: ReadonlyMap<string, CodeSystem>, expand: CodeLists): CodeList {
  const { system, concept, filter, valueSet } = include;
  if (filter) return undefined;
  if (system === undefined) return valueSet?.length === 1 ? expand(valueSet[0] ?? '') : undefined;
  if (valueSet) return undefined;
  if (concept) return new Map([[system, concept.map(({ code }) => code)]]);
  const whole = systems.get(system);
  return whole?.content === 'complete' ? new Map([[system, flat(whole.concept)]]) : undefined;
}

const flat = (concepts: readonly Concept[] = []): readonly string[] =>
  concepts.flatMap(({ code, concept }) => [code, ...flat(concept)]);
