import {
  type GraphQLFieldConfig,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLScalarType,
} from 'graphql';
import { searchParametersOf } from '#fhir';
import { resourceOf, type SearchPage } from '#store';
import { hasDirective } from './directives.ts';
import { nodeOf, type Graph, type Node } from './graph.ts';
import type { Arguments } from './list-arguments.ts';
import { moreThanList, reverseMissing } from './refusals.ts';

/** A field that searches. */
export type SearchField = GraphQLFieldConfig<Node | undefined, Graph>;

/** Matches of a list that gives no `_count`; one more is refused. */
const MOST = 1000;

/** Parameters of every search beside those of the type. */
const SHARED = ['_filter', '_list', '_sort', '_count'] as const;

/**
 * Arguments of a search: its parameters with `_` for `-`, and under another resource `_reference`, the parameter that
 * points to it. A repeated parameter is a list: every value must match.
 */
export function searchArguments(
  type: string,
  text: GraphQLScalarType,
  wanted: (name: string) => boolean,
  reverse: boolean,
): GraphQLFieldConfigArgumentMap {
  const names = [...searchParametersOf(type).map(({ code }) => code), ...SHARED].filter((code) => code !== '_query');
  const all = Object.fromEntries(names.map((code) => [argumentName(code), { type: new GraphQLList(text) }]));
  const more = { _cursor: { type: GraphQLID }, ...(reverse ? { _reference: { type: text } } : {}) };
  return Object.fromEntries(Object.entries({ ...all, ...more }).filter(([name]) => wanted(name)));
}

const argumentName = (code: string): string => code.replaceAll('-', '_');

/** The pairs of a search that its arguments ask for. */
export function pairsOf(
  type: string,
  args: Arguments,
  from: Node | undefined,
  field: string,
): readonly (readonly [string, string])[] {
  const codes = new Map(searchParametersOf(type).map(({ code }) => [argumentName(code), code]));
  const pairs = Object.entries(args).flatMap(([name, values]) => {
    if (name === '_reference' || values === null || values === undefined) return [];
    const list = Array.isArray(values) ? values : [values];
    return list.map(
      (value) => [codes.get(name) ?? name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    );
  });
  if (from === undefined) return pairs;
  const { _reference: reference } = args;
  if (typeof reference !== 'string') throw reverseMissing(field, from.type);
  return [...pairs, [reference.replaceAll('_', '-'), `${from.type}/${from.value['id'] as string}`]];
}

/** `PatientList(…)`: every match, or as many as `_count` asks for. */
export function listField(type: string, output: GraphQLOutputType, args: GraphQLFieldConfigArgumentMap): SearchField {
  return {
    type: new GraphQLList(output),
    args,
    resolve: async (from, given: Arguments, graph, info) => {
      const pairs = pairsOf(type, given, from, info.fieldName);
      const limited = given['_count'] !== undefined && given['_count'] !== null;
      const { found, next } = await graph.search(type, limited ? pairs : [...pairs, ['_count', String(MOST)]]);
      if (!limited && next !== undefined) throw moreThanList(info.fieldName, MOST);
      const nodes = matches(found);
      return hasDirective(info, 'first') ? nodes.slice(0, 1) : nodes;
    },
  };
}

const matches = (found: SearchPage['found']): readonly Node[] =>
  found.map(({ version }) => nodeOf(resourceOf(version.text)));

/** `PatientConnection(…)`: a page; `next` is the `_cursor` of the page after it. */
export function connectionField(
  type: string,
  output: GraphQLOutputType,
  args: GraphQLFieldConfigArgumentMap,
): SearchField {
  return {
    type: output,
    args,
    resolve: async (from, given: Arguments, graph, info) => {
      const total = asksFor(info, 'count') ? 'accurate' : 'none';
      const page = await graph.search(type, [...pairsOf(type, given, from, info.fieldName), ['_total', total]]);
      return {
        count: page.total,
        pagesize: page.found.length,
        next: page.next,
        edges: page.found.map(({ version, mode }) => ({ mode, resource: nodeOf(resourceOf(version.text)) })),
      };
    },
  };
}

/** The type of a page of a type. */
export function connectionType(type: string, output: GraphQLOutputType): GraphQLObjectType {
  const edge = new GraphQLObjectType({
    name: `${type}Edge`,
    fields: { mode: { type: GraphQLString }, score: { type: GraphQLFloat }, resource: { type: output } },
  });
  return new GraphQLObjectType({
    name: `${type}Connection`,
    fields: {
      count: { type: GraphQLInt },
      pagesize: { type: GraphQLInt },
      edges: { type: new GraphQLList(edge) },
      next: { type: GraphQLID },
    },
  });
}

/** Whether the selection of a field names another one; a fragment may name it too. */
function asksFor({ fieldNodes, fragments }: GraphQLResolveInfo, name: string): boolean {
  const names = (selection: (typeof fieldNodes)[number]['selectionSet']): boolean =>
    selection?.selections.some((one) => {
      if (one.kind === 'Field') return one.name.value === name;
      if (one.kind === 'InlineFragment') return names(one.selectionSet);
      return names(fragments[one.name.value]?.selectionSet);
    }) ?? false;
  return fieldNodes.some(({ selectionSet }) => names(selectionSet));
}
