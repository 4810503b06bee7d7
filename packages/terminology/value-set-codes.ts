import type { ValueSet } from '#fhir';
import { Refusal } from '#kernel';
import type { CodeSet, Member } from './code-set.ts';
import { implicitValueSet } from './implicit-value-set.ts';
import { pageOf, systemSet } from './include-set.ts';
import { firstOf, inSet, keyOf } from './set-operations.ts';
import { storedSet } from './stored-set.ts';
import { circular, emptyDefinition, valueSetNotLoaded } from './refusals.ts';
import { canonical, type TerminologySource } from './source.ts';

type Compose = NonNullable<ValueSet['compose']>;
type Include = Compose['include'][number];

/** The value set behind a canonical address, as loaded or implied by a code system; refuses if there is none. */
export async function loadValueSet(address: string, source: TerminologySource, version?: string): Promise<ValueSet> {
  const asked = canonical(address);
  const wanted = version ?? asked.version;
  const found = (await source.valueSet(asked.url, wanted)) ?? implicitValueSet(asked.url);
  if (found === undefined) throw valueSetNotLoaded(asked.url, wanted);
  return found;
}

/** The codes of a value set: its compose, or its stored expansion where the compose needs what is not loaded. */
export function valueSetCodes(valueSet: ValueSet, source: TerminologySource, path: readonly string[] = []): CodeSet {
  const url = valueSet.url ?? valueSet.name ?? 'ValueSet';
  if (path.includes(url)) throw circular(url);
  const { compose, expansion } = valueSet;
  const stored = expansion === undefined ? undefined : storedSet(url, expansion.contains ?? []);
  if (compose === undefined) {
    if (stored === undefined) throw emptyDefinition(url);
    return stored;
  }
  const composed = composedSet(url, compose, withContained(valueSet, source), [...path, url]);
  if (stored === undefined) return composed;
  const instead = <T>(first: Promise<T>, second: () => Promise<T>): Promise<T> =>
    first.catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'terminology/system-not-loaded') return second();
      throw error;
    });
  return {
    url,
    contains: (system, code) => instead(composed.contains(system, code), () => stored.contains(system, code)),
    list: (query) => instead(composed.list(query), () => stored.list(query)),
  };
}

/** The source, which finds the value set's own contained ones by `#id` as well. */
function withContained({ contained }: ValueSet, source: TerminologySource): TerminologySource {
  if (contained === undefined) return source;
  return {
    ...source,
    valueSet: async (address, version) =>
      contained.find((one): one is ValueSet => one.resourceType === 'ValueSet' && address === `#${one.id}`) ??
      source.valueSet(address, version),
  };
}

function composedSet(url: string, compose: Compose, source: TerminologySource, path: readonly string[]): CodeSet {
  const sets = (includes: readonly Include[] | undefined): Promise<readonly CodeSet[]> =>
    Promise.all((includes ?? []).map((include) => includedSet(url, include, source, path)));
  const activeOnly = compose.inactive === false;
  return {
    url,
    contains: async (system, code) => {
      const member = await firstOf(await sets(compose.include), system, code);
      if (member === undefined || (activeOnly && member.concept.inactive)) return undefined;
      const excluded = await firstOf(await sets(compose.exclude), member.system, code);
      return excluded === undefined ? member : undefined;
    },
    list: async (asked) => {
      const query = activeOnly ? { ...asked, activeOnly } : asked;
      const [includes, excludes] = [await sets(compose.include), await sets(compose.exclude)];
      const only = includes.length === 1 ? includes[0] : undefined;
      if (only !== undefined && excludes.length === 0) return only.list(query);
      const { text, limit } = query;
      const all = new Map<string, Member>();
      for (const include of includes) {
        // Text is applied before the limit, so that a narrow search in a large set is answered.
        const { members } = await include.list({ ...(text === undefined ? {} : { text }), offset: 0, limit });
        for (const member of members) all.set(keyOf(member), all.get(keyOf(member)) ?? member);
      }
      let members: readonly Member[] = [...all.values()];
      for (const exclude of excludes) members = await inSet(members, exclude, false, limit);
      const { text: _, ...rest } = query;
      return pageOf(members, rest, url);
    },
  };
}

/** One include: codes of its system that are in all of its value sets (FHIR R4 valueset.html#compositions). */
async function includedSet(
  url: string,
  include: Include,
  source: TerminologySource,
  path: readonly string[],
): Promise<CodeSet> {
  const narrowing: CodeSet[] = [];
  for (const address of include.valueSet ?? []) {
    narrowing.push(valueSetCodes(await loadValueSet(address, source), source, path));
  }
  const { system } = include;
  const base = system === undefined ? narrowing.shift() : systemSet(url, { ...include, system }, source);
  if (base === undefined) throw emptyDefinition(url);
  if (narrowing.length === 0) return base;
  return {
    url,
    contains: async (wanted, code) => {
      const member = await base.contains(wanted, code);
      if (member === undefined) return undefined;
      for (const set of narrowing) if ((await set.contains(member.system, code)) === undefined) return undefined;
      return member;
    },
    list: async (query) => {
      const { text, limit } = query;
      let { members } = await base.list({ ...(text === undefined ? {} : { text }), offset: 0, limit });
      for (const set of narrowing) members = await inSet(members, set, true, limit);
      const { text: _, ...rest } = query;
      return pageOf(members, rest, url);
    },
  };
}
