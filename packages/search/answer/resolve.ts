import { MOST_CANDIDATES, type PlanContext } from '../plan/context.ts';
import { compileCondition } from '../plan/compile-condition.ts';
import { tooManyCandidates } from '../refusals.ts';
import { any, NOTHING, type Branch, type CodesAsk, type Condition } from '../parse/condition.ts';
import type { SearchRequest } from '../parse/request.ts';
import { holdsCanonicals } from '../registry/canonical.ts';
import { partsOf, type Parameter } from '../registry/parameter.ts';

/** A code of a value set or hierarchy. */
export interface Code {
  readonly system: string;
  readonly code: string;
}

/** What a search must know before it can be planned. */
export interface ResolvePort {
  /** The codes of a value set, or at and below, or at and above, a code; a Refusal when it is not loaded. */
  codes(ask: CodesAsk, name: string): Promise<readonly Code[]>;
  /** Selves (decimal) of every resource of a type that meets a condition; a Refusal beyond `most`. */
  selves(type: string, where: Condition, most: number): Promise<readonly string[]>;
  /** The same resources, opened. */
  resources(type: string, where: Condition, most: number): Promise<readonly object[]>;
}

/** More codes than this are looked up on the opened resource instead. */
const MOST_CODES = 2000;

/** Replaces what only terminology or opened resources of another type know: value sets by codes, inner searches by selves. */
export async function resolveSearch(
  request: SearchRequest,
  context: PlanContext,
  port: ResolvePort,
): Promise<SearchRequest> {
  const parts = await Promise.all(
    request.parts.map(async ({ types, where }) => ({
      types,
      where: await resolve(where, types[0] ?? '', context, port),
    })),
  );
  return { ...request, parts };
}

async function resolve(
  condition: Condition,
  type: string,
  context: PlanContext,
  port: ResolvePort,
): Promise<Condition> {
  switch (condition.op) {
    case 'and':
    case 'or':
      return {
        op: condition.op,
        of: await Promise.all(condition.of.map((each) => resolve(each, type, context, port))),
      };
    case 'not':
      return { op: 'not', of: await resolve(condition.of, type, context, port) };
    case 'value':
      return resolveCodes(condition, port);
    case 'chain': {
      const branches = await Promise.all(
        condition.branches.map(async (branch) => ({
          type: branch.type,
          where: await inner(branch.where, branch.type, context, port),
        })),
      );
      const chain: Condition = { ...condition, branches };
      return holdsCanonicals(condition.parameter)
        ? any([chain, ...(await chainByUrl(condition.parameter, branches, context, port))])
        : chain;
    }
    case 'has': {
      const where = await inner(condition.where, condition.type, context, port);
      const has: Condition = { ...condition, where };
      return holdsCanonicals(condition.parameter)
        ? any([has, ...(await hasByUrl(condition.parameter, condition.type, where, type, context, port))])
        : has;
    }
    default:
      return condition;
  }
}

/** The condition on another resource; where the index alone cannot decide it, the resources that meet it. */
async function inner(condition: Condition, type: string, context: PlanContext, port: ResolvePort): Promise<Condition> {
  const resolved = await resolve(condition, type, context, port);
  if (compileCondition(resolved, type, context).exact) return resolved;
  const selves = await port.selves(type, resolved, MOST_CANDIDATES);
  return selves.length === 0 ? NOTHING : { op: 'selves', selves };
}

/** A chain over a canonical address: the addresses of the resources that meet the rest. */
async function chainByUrl(
  parameter: Parameter,
  branches: readonly Branch[],
  { registry }: PlanContext,
  port: ResolvePort,
): Promise<readonly Condition[]> {
  const named = branches.filter(({ type }) => registry.find(type, 'url')?.kind === 'uri');
  const urls = await Promise.all(
    named.map(async ({ type, where }) =>
      urlsOf(registry.find(type, 'url'), await port.resources(type, where, MOST_CANDIDATES)),
    ),
  );
  return [...new Set(urls.flat())].map((url) => ({ op: 'value', parameter, test: { kind: 'address', url } }));
}

/** `_has` over a canonical address: the urls that the resources meeting the rest name. */
async function hasByUrl(
  parameter: Parameter,
  source: string,
  where: Condition,
  type: string,
  { registry }: PlanContext,
  port: ResolvePort,
): Promise<readonly Condition[]> {
  const held = registry.find(type, 'url');
  const url = held === undefined ? undefined : (partsOf(held)[0]?.parameter ?? held);
  if (url?.kind !== 'uri') return [];
  const found = urlsOf(parameter, await port.resources(source, where, MOST_CANDIDATES));
  return [...new Set(found)].map((uri) => ({ op: 'value', parameter: url, test: { kind: 'uri', how: 'exact', uri } }));
}

/** The addresses, without version, that a parameter finds in resources. */
function urlsOf(parameter: Parameter | undefined, resources: readonly object[]): readonly string[] {
  const urls: string[] = [];
  for (const resource of resources) {
    parameter?.walk(resource, (value) => {
      if (typeof value === 'string') urls.push(value.split('|', 1)[0] ?? value);
    });
  }
  return urls;
}

async function resolveCodes(condition: Condition & { readonly op: 'value' }, port: ResolvePort): Promise<Condition> {
  const { parameter, test } = condition;
  if (test.kind !== 'codes' || test.members !== undefined) return condition;
  const codes = await port.codes(test.ask, parameter.code);
  if (codes.length > MOST_CODES)
    return {
      op: 'value',
      parameter,
      test: { ...test, members: new Set(codes.map(({ system, code }) => `${system}\0${code}`)) },
    };
  return any(codes.map(({ system, code }) => ({ op: 'value', parameter, test: { kind: 'token', system, code } })));
}

/** The refusal of a condition that too many resources come into question for. */
export const beyondCandidates = (names: readonly string[]): Error =>
  tooManyCandidates(names.length === 0 ? ['_sort'] : names, MOST_CANDIDATES);
