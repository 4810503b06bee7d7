import type { ValueSet } from '#fhir';
import { Refusal } from '#kernel';
import type { CodeSet, Member } from './code-set.ts';
import { implicitValueSet } from './implicit-value-set.ts';
import { pageOf, systemSet } from './include-set.ts';
import { circular, emptyDefinition, valueSetNotLoaded } from './refusals.ts';
import { canonical, type TerminologySource } from './source.ts';

type Compose = NonNullable<ValueSet['compose']>;
type Include = Compose['include'][number];
type Contains = NonNullable<NonNullable<ValueSet['expansion']>['contains']>[number];

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
  const composed = composedSet(url, compose, source, [...path, url]);
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

function storedSet(url: string, contains: readonly Contains[]): CodeSet {
  const members: Member[] = [];
  const walk = (nodes: readonly Contains[], parents: readonly string[]): void => {
    for (const node of nodes) {
      const { system, version, code, display, designation } = node;
      if (system !== undefined && code !== undefined) {
        members.push({
          system,
          ...(version === undefined ? {} : { version }),
          concept: {
            code,
            ...(display === undefined ? {} : { display }),
            designations: (designation ?? []).map(({ language, value }) => ({
              ...(language === undefined ? {} : { language }),
              value,
            })),
            properties: [],
            parents,
            inactive: node.inactive === true,
            abstract: node.abstract === true,
          },
        });
      }
      walk(node.contains ?? [], code === undefined ? [] : [code]);
    }
  };
  walk(contains, []);
  return {
    url,
    contains: async (system, code) =>
      members.find((one) => one.concept.code === code && (system === undefined || one.system === system)),
    list: async (query) => pageOf(members, query, url),
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
        for (const member of members) {
          const key = `${member.system}|${member.concept.code}`;
          if (all.has(key)) continue;
          const excluded = await firstOf(excludes, member.system, member.concept.code);
          if (excluded === undefined) all.set(key, member);
        }
      }
      const { text: _, ...rest } = query;
      return pageOf([...all.values()], rest, url);
    },
  };
}

/** The first set that surely has the code; if none has and one could not be decided, its refusal. */
async function firstOf(
  sets: readonly CodeSet[],
  system: string | undefined,
  code: string,
): Promise<Member | undefined> {
  let undecided: Refusal | undefined;
  for (const set of sets) {
    try {
      const member = await set.contains(system, code);
      if (member !== undefined) return member;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      undecided ??= error;
    }
  }
  if (undecided !== undefined) throw undecided;
  return undefined;
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
  const inAll = async (member: Member): Promise<boolean> => {
    for (const set of narrowing) {
      if ((await set.contains(member.system, member.concept.code)) === undefined) return false;
    }
    return true;
  };
  return {
    url,
    contains: async (wanted, code) => {
      const member = await base.contains(wanted, code);
      return member !== undefined && (await inAll(member)) ? member : undefined;
    },
    list: async (query) => {
      const { text, limit } = query;
      const { members } = await base.list({ ...(text === undefined ? {} : { text }), offset: 0, limit });
      const inside: Member[] = [];
      for (const member of members) if (await inAll(member)) inside.push(member);
      const { text: _, ...rest } = query;
      return pageOf(inside, rest, url);
    },
  };
}
