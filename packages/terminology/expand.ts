import type { ValueSet } from '#fhir';
import type { CodeSet, Member, MemberPage } from './code-set.ts';
import { displayIn } from './display.ts';
import { pinnedSource, type SystemVersions } from './pinned-source.ts';
import { missingInput, wrongNumber } from './refusals.ts';
import { canonical, type TerminologySource } from './source.ts';
import { loadValueSet, valueSetCodes } from './value-set-codes.ts';

type Expansion = NonNullable<ValueSet['expansion']>;
type Contains = NonNullable<Expansion['contains']>[number];
type Designation = NonNullable<Contains['designation']>[number];
type Parameter = NonNullable<Expansion['parameter']>[number];

/** Input of ValueSet/$expand; either `url` or `valueSet`. */
export interface Expand extends SystemVersions {
  readonly url?: string;
  readonly valueSetVersion?: string;
  readonly valueSet?: ValueSet;
  /** Words that a person typed. */
  readonly filter?: string;
  readonly offset?: number;
  readonly count?: number;
  readonly activeOnly?: boolean;
  readonly includeDesignations?: boolean;
  /** Only these: `system|code` of the use, or `urn:ietf:bcp:47|zh-CN` for a language. */
  readonly designation?: readonly string[];
  readonly includeDefinition?: boolean;
  /** BCP-47 tag. */
  readonly displayLanguage?: string;
  /** False: concepts stand below their parents. Flat otherwise, and always on a page or with a filter. */
  readonly excludeNested?: boolean;
  /** Code systems to leave out, each with or without `|version`. */
  readonly excludeSystem?: readonly string[];
}

/** What the terminology operations need besides their input. */
export interface TerminologyContext {
  readonly source: TerminologySource;
  readonly now: () => Date;
  /** Most concepts of one expansion without `count`; 10,000 if left out. */
  readonly limit?: number;
}

/** ValueSet/$expand (FHIR R4 valueset-operation-expand): the value set with its expansion. Refuses, never cuts. */
export async function expand(input: Expand, context: TerminologyContext): Promise<ValueSet> {
  const { now, limit = 10_000 } = context;
  const source = pinnedSource(context.source, input);
  const { offset = wholeOr(input.offset, 'offset', 0), count } = input;
  wholeOr(offset, 'offset', 0);
  wholeOr(count, 'count', 0);
  const valueSet = await valueSetOf(input, source);
  const codes = valueSetCodes(without(valueSet, input.excludeSystem), source);
  const page = await pageOfCodes(codes, input, offset, limit);
  const nested = input.excludeNested === false && input.filter === undefined && offset === 0 && count === undefined;
  const entries = page.members.map((member) => ({ member, contains: containsOf(member, input) }));
  const { expansion: _, compose, text: __, ...head } = valueSet;
  const contains = nested ? tree(entries) : entries.map((entry) => entry.contains);
  return {
    ...head,
    ...(input.includeDefinition === true && compose !== undefined ? { compose } : {}),
    expansion: {
      timestamp: now().toISOString(),
      total: page.total,
      offset,
      parameter: parametersOf(input, page),
      ...(contains.length === 0 ? {} : { contains }),
    },
  };
}

/** The value set without some code systems. */
function without(valueSet: ValueSet, systems: readonly string[] = []): ValueSet {
  const { compose } = valueSet;
  if (systems.length === 0 || compose === undefined) return valueSet;
  const left = systems.map(canonical);
  const stays = (system: string | undefined, version: string | undefined): boolean =>
    !left.some((one) => one.url === system && (one.version === undefined || one.version === version));
  const [first, ...rest] = compose.include.filter(({ system, version }) => stays(system, version));
  const exclude = [
    ...(compose.exclude ?? []),
    ...left.map(({ url, version }) => ({ system: url, ...(version === undefined ? {} : { version }) })),
  ];
  if (first === undefined) return { ...valueSet, compose: { ...compose, include: compose.include, exclude } };
  const others = compose.include.some(({ system }) => system === undefined) ? { exclude } : {};
  return { ...valueSet, compose: { ...compose, ...others, include: [first, ...rest] } };
}

async function pageOfCodes(codes: CodeSet, input: Expand, offset: number, limit: number): Promise<MemberPage> {
  const { filter, activeOnly, count } = input;
  return codes.list({
    ...(filter === undefined ? {} : { text: filter }),
    ...(activeOnly === undefined ? {} : { activeOnly }),
    ...(count === undefined ? {} : { count }),
    offset,
    limit,
  });
}

async function valueSetOf({ url, valueSet, valueSetVersion }: Expand, source: TerminologySource): Promise<ValueSet> {
  if (valueSet !== undefined) return valueSet;
  if (url === undefined) throw missingInput('url, valueSet');
  return loadValueSet(url, source, valueSetVersion);
}

function wholeOr(value: number | undefined, name: string, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw wrongNumber(name);
}

function containsOf({ system, version, concept, language }: Member, input: Expand): Contains {
  const display = displayIn(concept, input.displayLanguage, language);
  const designations =
    input.includeDesignations === true ? wantedDesignations(concept.designations, input.designation) : [];
  return {
    system,
    ...(concept.abstract ? { abstract: true } : {}),
    ...(concept.inactive ? { inactive: true } : {}),
    ...(version === undefined ? {} : { version }),
    code: concept.code,
    ...(display === undefined ? {} : { display }),
    ...(designations.length === 0 ? {} : { designation: designations }),
  };
}

function wantedDesignations(
  designations: Member['concept']['designations'],
  wanted: readonly string[] | undefined,
): Designation[] {
  return designations
    .filter(
      ({ language, use }) =>
        wanted === undefined ||
        wanted.length === 0 ||
        (language !== undefined && wanted.includes(`urn:ietf:bcp:47|${language}`)) ||
        (use?.code !== undefined && wanted.includes(`${use.system ?? ''}|${use.code}`)),
    )
    .map((designation) => ({ ...designation }));
}

interface Entry {
  readonly member: Member;
  readonly contains: Contains;
}

/** Puts each concept below the first of its parents that is in the expansion. */
function tree(entries: readonly Entry[]): Contains[] {
  const key = (system: string, code: string): string => `${system}|${code}`;
  const present = new Set(entries.map(({ member }) => key(member.system, member.concept.code)));
  const below = new Map<string, Entry[]>();
  const roots: Entry[] = [];
  for (const entry of entries) {
    const { system, concept } = entry.member;
    const parent = concept.parents.find((code) => code !== concept.code && present.has(key(system, code)));
    if (parent === undefined) roots.push(entry);
    else below.set(key(system, parent), [...(below.get(key(system, parent)) ?? []), entry]);
  }
  const build = ({ member, contains }: Entry): Contains => {
    const children = below.get(key(member.system, member.concept.code)) ?? [];
    return children.length === 0 ? contains : { ...contains, contains: children.map(build) };
  };
  return roots.map(build);
}

/** What the expansion was made with, and which versions of which code systems it used. */
function parametersOf(input: Expand, { members }: MemberPage): Parameter[] {
  const given: Parameter[] = [];
  if (input.filter !== undefined) given.push({ name: 'filter', valueString: input.filter });
  if (input.offset !== undefined) given.push({ name: 'offset', valueInteger: input.offset });
  if (input.count !== undefined) given.push({ name: 'count', valueInteger: input.count });
  for (const name of ['activeOnly', 'includeDesignations', 'includeDefinition', 'excludeNested'] as const) {
    const value = input[name];
    if (value !== undefined) given.push({ name, valueBoolean: value });
  }
  if (input.displayLanguage !== undefined) given.push({ name: 'displayLanguage', valueCode: input.displayLanguage });
  for (const designation of input.designation ?? []) given.push({ name: 'designation', valueString: designation });
  for (const [name, values] of [
    ['system-version', input.systemVersion],
    ['check-system-version', input.checkSystemVersion],
    ['force-system-version', input.forceSystemVersion],
    ['exclude-system', input.excludeSystem],
  ] as const) {
    for (const value of values ?? []) given.push({ name, valueUri: value });
  }
  const versions = new Set(
    members.flatMap(({ system, version }) => (version === undefined ? [] : [`${system}|${version}`])),
  );
  return [...given, ...[...versions].toSorted().map((version) => ({ name: 'version', valueUri: version }))];
}
