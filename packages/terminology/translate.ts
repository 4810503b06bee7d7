import type { CodeableConcept, Coding, ConceptMap, Parameters } from '#fhir';
import type { TerminologyContext } from './expand.ts';
import { askedCodes, parameters, type AskedCode } from './parameters.ts';
import { circular, conceptMapNotLoaded, missingInput, noMapLoaded } from './refusals.ts';
import { canonical, type TerminologySource } from './source.ts';

type Group = NonNullable<ConceptMap['group']>[number];
type Target = NonNullable<Group['element'][number]['target']>[number];
type Parameter = NonNullable<Parameters['parameter']>[number];

/** How near the translation is (FHIR R4 `concept-map-equivalence`). */
export type Equivalence = Target['equivalence'];

/** Input of ConceptMap/$translate. */
export interface Translate {
  readonly url?: string;
  readonly conceptMapVersion?: string;
  readonly conceptMap?: ConceptMap;
  readonly code?: string;
  readonly system?: string;
  readonly version?: string;
  readonly coding?: Coding;
  readonly codeableConcept?: CodeableConcept;
  /** Value set of the input; maps with another source are left out. */
  readonly source?: string;
  /** Value set wanted; maps with another target are left out. */
  readonly target?: string;
  /** Code system wanted. */
  readonly targetsystem?: string;
  /** From target to source. */
  readonly reverse?: boolean;
  /** BCP-47 tag, of the message. */
  readonly displayLanguage?: string;
  /** Further elements that the mapping may depend on, by property. */
  readonly dependency?: readonly { readonly element: string; readonly value: string }[];
}

/** ConceptMap/$translate (FHIR R4 conceptmap-operation-translate). Refuses if no loaded map covers the system. */
export async function translate(input: Translate, { source }: TerminologyContext): Promise<Parameters> {
  const asked = askedCodes(input);
  const maps = await mapsFor(input, asked, source);
  const found: Match[] = [];
  for (const map of maps) for (const one of asked) found.push(...(await matchesIn(map, one, input, source, [])));
  const result = found.some(({ equivalence }) => equivalence !== 'unmatched' && equivalence !== 'disjoint');
  return parameters(
    { name: 'result', valueBoolean: result },
    result ? undefined : { name: 'message', valueString: noTranslation(asked, input.displayLanguage) },
    ...found.map(matchParameter),
  );
}

function noTranslation(asked: readonly AskedCode[], language: string | undefined): string {
  const codes = asked.map(shown).join(', ');
  return language?.toLowerCase().startsWith('zh') === true ? `没有 ${codes} 的映射` : `No translation of ${codes}`;
}

const shown = ({ system, code }: AskedCode): string => (system === undefined ? code : `${system}|${code}`);

async function mapsFor(
  { url, conceptMap, conceptMapVersion, source: from, target }: Translate,
  asked: readonly AskedCode[],
  source: TerminologySource,
): Promise<readonly ConceptMap[]> {
  if (conceptMap !== undefined) return [conceptMap];
  if (url !== undefined) {
    const wanted = canonical(url);
    const version = conceptMapVersion ?? wanted.version;
    const found = await source.conceptMap(wanted.url, version);
    if (found === undefined) throw conceptMapNotLoaded(wanted.url, version);
    return [found];
  }
  const systems = new Set(asked.flatMap(({ system }) => (system === undefined ? [] : [system])));
  if (systems.size === 0) throw missingInput('url, conceptMap, system');
  const maps = (await Promise.all([...systems].map((system) => source.conceptMapsOf(system)))).flat();
  if (maps.length === 0) throw noMapLoaded([...systems].join(', '));
  const unique = [...new Set(maps)];
  return unique.filter(
    (map) =>
      (from === undefined || (map.sourceUri ?? map.sourceCanonical) === from) &&
      (target === undefined || (map.targetUri ?? map.targetCanonical) === target),
  );
}

/** One translation. */
interface Match {
  readonly equivalence: Equivalence;
  readonly concept?: Coding;
  readonly products: readonly { readonly element: string; readonly concept: Coding }[];
  readonly source?: string;
}

async function matchesIn(
  map: ConceptMap,
  asked: AskedCode,
  input: Translate,
  source: TerminologySource,
  path: readonly string[],
): Promise<readonly Match[]> {
  const { url } = map;
  if (url !== undefined && path.includes(url)) throw circular(url);
  const found: Match[] = [];
  for (const group of map.group ?? []) {
    const from = input.reverse === true ? group.target : group.source;
    const to = input.reverse === true ? group.source : group.target;
    if (asked.system !== undefined && from !== undefined && from !== asked.system) continue;
    if (input.targetsystem !== undefined && to !== input.targetsystem) continue;
    const instead = input.reverse === true ? undefined : otherMap(group, asked);
    if (instead !== undefined) {
      const [other] = await mapsFor({ url: instead }, [asked], source);
      if (other !== undefined) found.push(...(await matchesIn(other, asked, input, source, [...path, url ?? ''])));
      continue;
    }
    const matches = input.reverse === true ? backward(group, asked) : forward(group, asked, input);
    found.push(...matches.map((match) => (url === undefined ? match : { ...match, source: url })));
  }
  return found;
}

/** The map to ask instead, for a code that this group does not list. */
const otherMap = ({ element, unmapped: rule }: Group, { code }: AskedCode): string | undefined =>
  rule?.mode === 'other-map' && !element.some((one) => one.code === code) ? rule.url : undefined;

function forward(group: Group, asked: AskedCode, { dependency = [] }: Translate): readonly Match[] {
  const elements = group.element.filter(({ code }) => code === asked.code);
  if (elements.length === 0) return unmapped(group, asked);
  return elements.flatMap(({ target }) =>
    (target ?? [])
      .filter(({ dependsOn }) =>
        (dependsOn ?? []).every(({ property, value }) =>
          dependency.some((one) => one.element === property && one.value === value),
        ),
      )
      .map((target) => ({
        equivalence: target.equivalence,
        ...(target.code === undefined ? {} : { concept: coding(group.target, group.targetVersion, target) }),
        products: (target.product ?? []).map(({ property, system, value, display }) => ({
          element: property,
          concept: coding(system, undefined, { code: value, ...(display === undefined ? {} : { display }) }),
        })),
      })),
  );
}

/** What the map says of codes that it does not list (ConceptMap.group.unmapped). */
function unmapped({ unmapped: rule, target, targetVersion }: Group, { code }: AskedCode): readonly Match[] {
  if (rule?.mode === 'provided') {
    return [{ equivalence: 'equal', concept: coding(target, targetVersion, { code }), products: [] }];
  }
  if (rule?.mode === 'fixed' && rule.code !== undefined) {
    const fixed = { code: rule.code, ...(rule.display === undefined ? {} : { display: rule.display }) };
    return [{ equivalence: 'inexact', concept: coding(target, targetVersion, fixed), products: [] }];
  }
  return [];
}

function backward(group: Group, asked: AskedCode): readonly Match[] {
  return group.element.flatMap((element) =>
    (element.target ?? [])
      .filter(({ code }) => code === asked.code)
      .map(({ equivalence }) => ({
        equivalence: reversed(equivalence),
        ...(element.code === undefined ? {} : { concept: coding(group.source, group.sourceVersion, element) }),
        products: [],
      })),
  );
}

function reversed(equivalence: Equivalence): Equivalence {
  switch (equivalence) {
    case 'wider':
      return 'narrower';
    case 'narrower':
      return 'wider';
    case 'subsumes':
      return 'specializes';
    case 'specializes':
      return 'subsumes';
    default:
      return equivalence;
  }
}

function coding(
  system: string | undefined,
  version: string | undefined,
  { code, display }: { readonly code?: string | undefined; readonly display?: string | undefined },
): Coding {
  return {
    ...(system === undefined ? {} : { system }),
    ...(version === undefined ? {} : { version }),
    ...(code === undefined ? {} : { code }),
    ...(display === undefined ? {} : { display }),
  };
}

function matchParameter({ equivalence, concept, products, source }: Match): Parameter {
  return {
    name: 'match',
    part: [
      { name: 'equivalence', valueCode: equivalence },
      ...(concept === undefined ? [] : [{ name: 'concept', valueCoding: concept }]),
      ...products.map(({ element, concept: product }) => ({
        name: 'product',
        part: [
          { name: 'element', valueUri: element },
          { name: 'concept', valueCoding: product },
        ],
      })),
      ...(source === undefined ? [] : [{ name: 'source', valueUri: source }]),
    ],
  };
}
