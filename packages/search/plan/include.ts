import { resourceTypes } from '#fhir';
import { prefixOf, slotText, uriForm } from '../facts/fact-text.ts';
import { bigintOf, joined } from '../facts/hash.ts';
import type { Include } from '../parse/request.ts';
import { holdsCanonicals } from '../registry/canonical.ts';
import { partsOf, type Parameter } from '../registry/parameter.ts';
import { referencesOf } from '../values/reference-values.ts';
import { visible } from './check.ts';
import type { PlanContext } from './context.ts';
import { numberOfType } from './order.ts';
import { bigints, newWriter, type Statement, type Writer } from './statement.ts';

/** A resource whose neighbours are wanted. */
export interface IncludeFrom {
  readonly self: bigint;
  readonly type: string;
  /** Opens it; asked for only where a canonical address has to be read. */
  readonly open: () => object;
}

/**
 * The statement that brings what `includes` name around these resources, at most `limit`; undefined when they name
 * nothing. References are followed by links, canonical addresses by the url of the opened resource.
 */
export function includeStatement(
  includes: readonly Include[],
  from: readonly IncludeFrom[],
  columns: string,
  limit: number,
  context: PlanContext,
): Statement | undefined {
  const writer = newWriter();
  const ways = includes.flatMap((include) =>
    include.reverse ? backward(include, from, writer, context) : forward(include, from, writer, context),
  );
  if (ways.length === 0) return undefined;
  const known = writer.put(bigints(from.map(({ self }) => self)), 'bigint[]');
  const where = `(${ways.join(' or ')}) and ${visible('r', { writer, access: context.access })} and (r.self <> all (${known})) is true`;
  return {
    text: `select ${columns} from suwen.resource r where ${where} order by r.key + 0 limit ${writer.put(limit, 'bigint')}`,
    values: writer.values,
  };
}

/** What the resources point to. */
function forward(
  include: Include,
  from: readonly IncludeFrom[],
  writer: Writer,
  context: PlanContext,
): readonly string[] {
  const sources = from.filter(({ type }) => include.source === '*' || type === include.source);
  if (sources.length === 0) return [];
  const parameters = [...new Set(sources.map(({ type }) => type))].flatMap((type) =>
    references(type, include.code, context),
  );
  const parts = parameters.flatMap((parameter) => partsOf(parameter));
  const slots = parts.map((part) => bigintOf(context.hash(slotText(part.parameter))));
  const [l, g] = [writer.alias('l'), writer.alias('g')];
  const selves = writer.put(bigints(sources.map(({ self }) => self)), 'bigint[]');
  const linked =
    `select ${l}.links[${g} + 1] from suwen.resource ${l}, generate_series(1, cardinality(${l}.links), 2) ${g}` +
    ` where ${l}.self = any (${selves}) and ${visible(l, { writer, access: context.access })} and ${l}.links[${g}] = any (${writer.put(bigints(slots), 'bigint[]')})`;
  const only = include.target ?? (include.code === '*' || parts.length !== 1 ? undefined : parts[0]?.only);
  const target = only === undefined ? '' : ` and (r.type = ${writer.put(numberOfType(only), 'smallint')}) is true`;
  const urls = parameters
    .filter(holdsCanonicals)
    .flatMap((parameter) => urlFacts(parameter, sources, include.target, context));
  return [
    `(r.self = any (array(${linked}))${target})`,
    ...(urls.length === 0 ? [] : [`r.facts && ${writer.put(bigints(urls), 'bigint[]')}`]),
  ];
}

/** Facts of the resources that canonical addresses name. */
function urlFacts(
  parameter: Parameter,
  sources: readonly IncludeFrom[],
  target: string | undefined,
  { hash, registry }: PlanContext,
): readonly bigint[] {
  const types = (target === undefined ? parameter.targets : [target]).filter(
    (type) => registry.find(type, 'url')?.kind === 'uri',
  );
  const urls = new Set<string>();
  for (const source of sources) {
    if (source.type !== parameter.base) continue;
    parameter.walk(source.open(), (value) =>
      referencesOf(value, [], (reference) => {
        if (reference.kind === 'address') urls.add(reference.url);
      }),
    );
  }
  return types.flatMap((type) => {
    const held = registry.find(type, 'url');
    const prefix = prefixOf(held === undefined ? { space: type, code: 'url' } : (partsOf(held)[0]?.parameter ?? held));
    return [...urls].map((url) => bigintOf(hash(prefix + uriForm(url))));
  });
}

/** What points to the resources. */
function backward(
  include: Include,
  from: readonly IncludeFrom[],
  writer: Writer,
  context: PlanContext,
): readonly string[] {
  const sources = include.source === '*' ? resourceTypes : [include.source];
  const facts = new Set<bigint>();
  const kinds = new Set<number>();
  for (const source of sources) {
    for (const parameter of references(source, include.code, context)) {
      const reached = from.filter(
        ({ type }) =>
          (include.target ?? type) === type && (parameter.targets.length === 0 || parameter.targets.includes(type)),
      );
      if (reached.length > 0) kinds.add(numberOfType(source));
      for (const fact of backwardFacts(parameter, reached, context)) facts.add(fact);
    }
  }
  if (facts.size === 0) return [];
  const types = writer.put(`{${[...kinds].join()}}`, 'smallint[]');
  return [`(r.facts && ${writer.put(bigints([...facts]), 'bigint[]')} and (r.type = any (${types})) is true)`];
}

function backwardFacts(
  parameter: Parameter,
  reached: readonly IncludeFrom[],
  { hash, registry }: PlanContext,
): readonly bigint[] {
  const facts: bigint[] = [];
  for (const part of partsOf(parameter)) {
    const slot = bigintOf(hash(slotText(part.parameter)));
    for (const { self, type } of reached)
      if (part.only === undefined || part.only === type) facts.push(joined(slot, self));
    if (!holdsCanonicals(part.parameter)) continue;
    const prefix = prefixOf(part.parameter);
    for (const each of reached) {
      registry.find(each.type, 'url')?.walk(each.open(), (value) => {
        if (typeof value === 'string') facts.push(bigintOf(hash(prefix + uriForm(value))));
      });
    }
  }
  return facts;
}

function references(type: string, code: string, { registry }: PlanContext): readonly Parameter[] {
  if (code !== '*') return [registry.demand(type, code)];
  return registry.all(type).filter(({ kind, ready, parts }) => kind === 'reference' && ready && parts.length === 0);
}
