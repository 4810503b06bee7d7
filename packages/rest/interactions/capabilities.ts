import {
  resourceTypes,
  searchParametersOf,
  type CapabilityStatement,
  type CapabilityStatementRestResource,
} from '#fhir';
import type { Door } from '../door.ts';
import { definitionUrl } from '../operations/definition.ts';
import { wrongParameter } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { FhirRequest } from '../request.ts';

/** GET metadata: the CapabilityStatement, as this server really is; it needs no token. */
export function capabilities(
  door: Pick<Door, 'operations' | 'software'>,
  { query, base }: Pick<FhirRequest, 'query' | 'base'>,
): Reply {
  const mode = query.findLast(([name]) => name === 'mode')?.[1];
  if (mode !== undefined && mode !== 'full' && mode !== 'normative')
    throw wrongParameter('mode', '应为 full 或 normative', 'must be full or normative');
  return { status: 200, body: JSON.stringify(statement(door, base)) };
}

/** Guides that are kept where their operation is there. */
const GUIDES = [
  { operation: 'export', url: 'http://hl7.org/fhir/uv/bulkdata' },
  { operation: 'get-ws-binding-token', url: 'http://hl7.org/fhir/uv/subscriptions-backport' },
] as const;

const INTERACTIONS = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
  'create',
  'search-type',
] as const;

/** The statement of the server at `base`. */
export function statement(door: Pick<Door, 'operations' | 'software'>, base: string): CapabilityStatement {
  const reverse = reverseIncludes();
  const guides = GUIDES.filter(({ operation }) => door.operations.has(operation)).map(({ url }) => url);
  return {
    resourceType: 'CapabilityStatement',
    url: `${base}/metadata`,
    name: 'Suwen',
    title: 'Suwen 素问',
    status: 'active',
    date: '2026-11-25',
    kind: 'instance',
    software: door.software,
    implementation: { description: 'Suwen 素问', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    patchFormat: ['application/json-patch+json', 'application/fhir+json'],
    ...(guides.length === 0 ? {} : { implementationGuide: guides }),
    rest: [
      {
        mode: 'server',
        documentation: DOCUMENTATION,
        security: { cors: false, description: 'Bearer token (EdDSA), verified on each request. 每个请求都验证令牌。' },
        resource: resourceTypes.map((type) => resourceOf(door, base, type, reverse.get(type) ?? [])),
        interaction: [
          { code: 'transaction' },
          { code: 'batch' },
          { code: 'search-system' },
          { code: 'history-system' },
        ],
        searchParam: searchParametersOf('Resource')
          .filter(({ code }) => code !== '_query')
          .map(parameterOf),
        operation: operationsOf(door, base, undefined),
        compartment: ['Patient', 'Encounter', 'Practitioner', 'RelatedPerson', 'Device'].map(
          (name) => `http://hl7.org/fhir/CompartmentDefinition/${name.toLowerCase()}`,
        ),
      },
    ],
  };
}

const DOCUMENTATION = [
  'JSON only: XML answers 406 or 415. 仅支持 JSON。',
  'Search results: _sort, _count, _total, _summary, _elements, _include, _revinclude (with :iterate), _cursor as given by the link `next`.',
  'Unknown search parameters are refused; with `Prefer: handling=lenient` they are left out and named. 未知检索参数会被拒绝。',
  'Named queries (_query) and search in contained resources (_contained) are not supported.',
].join('\n');

function resourceOf(
  door: Pick<Door, 'operations'>,
  base: string,
  type: CapabilityStatementRestResource['type'],
  reverse: readonly string[],
): CapabilityStatementRestResource {
  const rules = searchParametersOf(type).filter(({ code }) => code !== '_query');
  const includes = rules.filter((rule) => rule.type === 'reference').map(({ code }) => `${type}:${code}`);
  const operation = operationsOf(door, base, type);
  return {
    type,
    profile: `http://hl7.org/fhir/StructureDefinition/${type}`,
    interaction: INTERACTIONS.map((code) => ({ code })),
    versioning: 'versioned',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    referencePolicy: ['literal', 'logical', 'local'],
    searchInclude: ['*', ...includes],
    searchRevInclude: ['*', ...reverse],
    searchParam: [...rules.map(parameterOf), ...SPECIAL],
    ...(operation.length === 0 ? {} : { operation }),
  };
}

type Parameter = NonNullable<CapabilityStatementRestResource['searchParam']>[number];

const parameterOf = ({ code, url, type }: ReturnType<typeof searchParametersOf>[number]): Parameter => ({
  name: code,
  definition: url,
  type,
});

/** Parameters without a definition of their own (FHIR R4 search.html). */
const SPECIAL: readonly Parameter[] = [
  { name: '_list', type: 'special', documentation: 'Members of a List by its id (search.html#list)' },
  { name: '_has', type: 'special', documentation: 'Reverse chaining (search.html#has)' },
  { name: '_filter', type: 'special', documentation: 'Search expressions (search_filter.html)' },
];

/** For each type, the reference parameters of others that name it as a target; those that may point anywhere are under `*`. */
function reverseIncludes(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const type of resourceTypes) {
    for (const { code, type: kind, targets = [] } of searchParametersOf(type)) {
      if (kind !== 'reference') continue;
      for (const target of targets) found.set(target, [...(found.get(target) ?? []), `${type}:${code}`]);
    }
  }
  return found;
}

function operationsOf(
  { operations }: Pick<Door, 'operations'>,
  base: string,
  type: string | undefined,
): readonly { readonly name: string; readonly definition: string }[] {
  return [...operations.values()]
    .filter(({ at }) =>
      type === undefined ? at.system : at.types === 'all' || (at.types !== 'none' && at.types.includes(type)),
    )
    .map((operation) => ({ name: operation.name, definition: definitionUrl(operation, base, type) }));
}
