import { compartment, isCompartment } from '#fhir';
import { Refusal, type Words } from '#kernel';
import type { Registry } from '../registry/registry.ts';
import { badValue, notSupported } from '../refusals.ts';
import { buildChain } from './build-chain.ts';
import { buildCondition } from './build-condition.ts';
import type { BuildContext } from './build-context.ts';
import { all, any, type Condition } from './condition.ts';
import { buildFilter } from './filter.ts';
import type { ParseOptions, SearchPart, SearchRequest, SearchScope } from './request.ts';
import { defaultResult, PAGING, readResultParameter } from './result-parameters.ts';

/** One name and value of a query string, decoded. */
export type QueryPair = readonly [name: string, value: string];

/**
 * Reads a search. Strict handling throws a Refusal that names the parameter and what is allowed; lenient handling
 * leaves the pair out and lists it as ignored.
 */
export function parseSearch(
  scope: SearchScope,
  pairs: readonly QueryPair[],
  registry: Registry,
  options: ParseOptions,
): SearchRequest {
  const types = typesOf(scope, pairs, registry);
  const result = defaultResult(options);
  const ignored: { name: string; reason: Words }[] = [];
  const used: QueryPair[] = [];
  const conditions: (readonly Condition[])[] = [];
  for (const [name, value] of pairs) {
    try {
      if (name === '_type') used.push([name, value]);
      else if (readResultParameter(result, name, value, { types, registry, options })) {
        if (!PAGING.has(name)) used.push([name, value]);
      } else {
        conditions.push(conditionsOf(types, name, value, registry, options));
        used.push([name, value]);
      }
    } catch (error) {
      if (!(error instanceof Refusal) || options.handling === 'strict') throw error;
      ignored.push({ name, reason: error.words });
    }
  }
  return { parts: partsOf(scope, types, conditions, registry, options), ...result, ignored, used };
}

/** The condition of one pair, for each type in order. */
function conditionsOf(
  types: readonly string[],
  name: string,
  value: string,
  registry: Registry,
  options: ParseOptions,
): readonly Condition[] {
  const context: BuildContext = {
    name,
    registry,
    resourceTypes: registry.resourceTypes,
    zone: registry.zone(options.zone),
    now: options.now,
    bases: options.bases ?? [],
    partOf: (type) => ['partof', 'part-of'].find((code) => registry.find(type, code)?.targets.includes(type)),
    build: (type, written, raw) => buildCondition(type, written, raw, context),
    chain: buildChain,
  };
  if (name === '_query') throw notSupported(name, { zh: '没有命名查询', en: 'there are no named queries' });
  return types.map((type) =>
    name === '_filter' ? buildFilter(type, value, context) : buildCondition(type, name, value, context),
  );
}

/** Types that share one condition share a part; a single type is the usual case. */
function partsOf(
  scope: SearchScope,
  types: readonly string[],
  conditions: readonly (readonly Condition[])[],
  registry: Registry,
  options: ParseOptions,
): readonly SearchPart[] {
  const within = 'compartment' in scope ? membership(scope.compartment, types, registry, options) : undefined;
  const parts = types.map((type, at): SearchPart => {
    const own = conditions.flatMap((each) => each[at] ?? []);
    return { types: [type], where: all(within === undefined ? own : [...own, within.get(type) ?? any([])]) };
  });
  const [first] = parts;
  const shared = within === undefined && first !== undefined && parts.every(({ where }) => everyType(where));
  return shared ? [{ types, where: onTypes(first.where, types) }] : parts;
}

/** An id is asked of all the types at once. */
function onTypes(condition: Condition, types: readonly string[]): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
      return { op: condition.op, of: condition.of.map((each) => onTypes(each, types)) };
    case 'not':
      return { op: 'not', of: onTypes(condition.of, types) };
    case 'id':
      return { ...condition, types };
    default:
      return condition;
  }
}

/** Whether a condition speaks of parameters that every type has, so that one hash serves all types. */
function everyType(condition: Condition): boolean {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.of.every(everyType);
    case 'not':
      return everyType(condition.of);
    case 'present':
    case 'value':
      return condition.parameter.space === 'Resource';
    default:
      return ['id', 'updated', 'words', 'listed'].includes(condition.op);
  }
}

function membership(
  { type: name, id }: { readonly type: string; readonly id: string },
  types: readonly string[],
  registry: Registry,
  options: ParseOptions,
): ReadonlyMap<string, Condition> {
  if (!isCompartment(name))
    throw badValue(name, id, {
      zh: 'Patient、Encounter、Practitioner、RelatedPerson 或 Device',
      en: 'Patient, Encounter, Practitioner, RelatedPerson or Device',
    });
  const members = compartment(name);
  return new Map(
    types.map((type) => {
      const found = (members.get(type) ?? []).flatMap((code) =>
        code === '{def}'
          ? [{ op: 'id', types: [type], ids: [id] } as const]
          : conditionsOf([type], code, `${name}/${id}`, registry, options),
      );
      return [type, any(found)] as const;
    }),
  );
}

function typesOf(scope: SearchScope, pairs: readonly QueryPair[], registry: Registry): readonly string[] {
  const members =
    'compartment' in scope && isCompartment(scope.compartment.type) ? compartment(scope.compartment.type) : undefined;
  const every =
    members === undefined ? registry.resourceTypes : registry.resourceTypes.filter((type) => members.has(type));
  const asked = pairs.filter(([name]) => name === '_type').map(([, value]) => value.split(','));
  for (const type of asked.flat()) {
    if (!registry.resourceTypes.includes(type))
      throw badValue('_type', type, { zh: '资源类型名,逗号分隔', en: 'names of resource types, commas between' });
  }
  const within = scope.types === 'all' ? every : scope.types;
  return asked.reduce<readonly string[]>((left, named) => left.filter((type) => named.includes(type)), within);
}
