import type { ValueSet } from '#fhir';
import type { CodeSet, Member, MemberPage, MemberQuery } from './code-set.ts';
import type { Concept } from './concept.ts';
import type { ConceptFilter, Concepts } from './concepts.ts';
import { incompleteSystem, systemNotLoaded, tooCostly } from './refusals.ts';
import type { TerminologySource } from './source.ts';
import { textMatcher } from './text-match.ts';

type Compose = NonNullable<ValueSet['compose']>;
type Include = Compose['include'][number];
type Listed = NonNullable<Include['concept']>[number];

/** The codes that one include (or exclude) takes from its code system, before its value sets narrow them. */
export function systemSet(
  url: string,
  include: Include & { readonly system: string },
  source: TerminologySource,
): CodeSet {
  const { system, version, concept } = include;
  return concept === undefined || concept.length === 0
    ? filteredSet(url, system, version, filtersOf(include), source)
    : listedSet(url, system, version, concept, source);
}

const filtersOf = ({ filter }: Include): readonly ConceptFilter[] =>
  (filter ?? []).map(({ property, op, value }) => ({ property, op, value }));

function filteredSet(
  url: string,
  system: string,
  version: string | undefined,
  filters: readonly ConceptFilter[],
  source: TerminologySource,
): CodeSet {
  const load = async (): Promise<Concepts> => {
    const concepts = await source.concepts(system, version);
    if (concepts === undefined) throw systemNotLoaded(system, version);
    return concepts;
  };
  return {
    url,
    contains: async (wanted, code) => {
      if (wanted !== undefined && wanted !== system) return undefined;
      const concepts = await load();
      const concept = await concepts.lookup(code);
      if (concept === undefined) {
        if (concepts.complete) return undefined;
        throw incompleteSystem(system, code);
      }
      const inside = filters.length === 0 || (await concepts.matches(concept.code, filters));
      return inside ? memberOf(concepts, concept) : undefined;
    },
    list: async ({ text, activeOnly, offset, count, limit }) => {
      const concepts = await load();
      const page = await concepts.find({
        filters,
        ...(text === undefined ? {} : { text }),
        ...(activeOnly === undefined ? {} : { activeOnly }),
        offset,
        count: Math.min(count ?? limit, limit),
      });
      if (count === undefined && page.total - offset > limit) throw tooCostly(url, limit);
      return { total: page.total, members: page.concepts.map((concept) => memberOf(concepts, concept)) };
    },
  };
}

const memberOf = ({ system, version, language }: Concepts, concept: Concept): Member => ({
  system,
  ...(version === undefined ? {} : { version }),
  ...(language === undefined ? {} : { language }),
  concept,
});

function listedSet(
  url: string,
  system: string,
  version: string | undefined,
  listed: readonly Listed[],
  source: TerminologySource,
): CodeSet {
  const byCode = new Map(listed.map((one) => [one.code, one]));
  const membersOf = async (wanted: readonly Listed[]): Promise<readonly Member[]> => {
    const concepts = await source.concepts(system, version);
    const known = await concepts?.lookupAll(wanted.map(({ code }) => code));
    // A code that the whole system does not have is no member, whoever lists it.
    const real = concepts?.complete === true ? wanted.filter(({ code }) => known?.has(code)) : wanted;
    return real.map((one) => {
      const concept = overlaid(one, known?.get(one.code));
      const base = { system, ...(version === undefined ? {} : { version }), concept };
      return concepts === undefined ? base : { ...memberOf(concepts, concept), ...base };
    });
  };
  return {
    url,
    contains: async (wanted, code) => {
      const one = wanted === undefined || wanted === system ? byCode.get(code) : undefined;
      return one === undefined ? undefined : (await membersOf([one]))[0];
    },
    list: async (query) => pageOf(await membersOf([...byCode.values()]), query, url),
  };
}

/** The value set's own display and designations win over the code system's. */
function overlaid({ code, display, designation }: Listed, known: Concept | undefined): Concept {
  const shown = display ?? known?.display;
  return {
    ...(known ?? { properties: [], parents: [], inactive: false, abstract: false }),
    code,
    ...(shown === undefined ? {} : { display: shown }),
    designations: [
      ...(designation ?? []).map(({ language, value }) => ({ ...(language === undefined ? {} : { language }), value })),
      ...(known?.designations ?? []),
    ],
  };
}

/** Applies text, activeOnly and paging to members that are all in hand. */
export function pageOf(members: readonly Member[], query: MemberQuery, url: string): MemberPage {
  const { text, activeOnly, offset, count, limit } = query;
  const matches = text === undefined || text.trim() === '' ? undefined : textMatcher(text);
  const found = members.filter(
    ({ concept }) => (activeOnly !== true || !concept.inactive) && (matches?.(concept) ?? true),
  );
  if (count === undefined && found.length - offset > limit) throw tooCostly(url, limit);
  return { total: found.length, members: found.slice(offset, offset + (count ?? limit)) };
}
