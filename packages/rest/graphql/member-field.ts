import { GraphQLBoolean, GraphQLList, type GraphQLFieldConfig, type GraphQLOutputType } from 'graphql';
import { literalOf, type Json, type JsonObject, type Member } from '#fhir';
import { hasDirective } from './directives.ts';
import { isAbsent, type Graph, type Node } from './graph.ts';
import { chosen, cut, type Arguments } from './list-arguments.ts';
import { rawNumber } from './raw-number.ts';
import type { FieldTypes } from './field-types.ts';

/** A field of a type. */
export type NodeField = GraphQLFieldConfig<Node, Graph>;

/** A field with a primitive value or a list of them. */
export function primitiveField(key: string, { type, many }: Member, { scalar }: FieldTypes): NodeField {
  const output = scalar(type);
  return {
    type: many ? new GraphQLList(output) : output,
    resolve: ({ value }, _args, graph, info) => {
      graph.spend();
      const found = primitive(value, key);
      return many && Array.isArray(found) && hasDirective(info, 'first') ? found.slice(0, 1) : found;
    },
  };
}

/** A decimal leaves as it was written. */
function primitive(value: JsonObject, key: string): unknown {
  const literal = literalOf(value, key);
  return literal === undefined ? value[key] : rawNumber(literal);
}

/** What stands beside a primitive: `_birthDate`, its id and extensions. */
export const elementField = (key: string, many: boolean, output: GraphQLOutputType): NodeField => ({
  type: many ? new GraphQLList(output) : output,
  resolve: ({ value, root }, _args, graph) => {
    graph.spend();
    const found = value[`_${key}`];
    return many ? itemsOf(found).map((item) => nodeIn(item, 'Element', root)) : nodeIn(found, 'Element', root);
  },
});

/** A field with an object, or a list of them that its arguments choose from. */
export function objectField(
  key: string,
  { type, many }: Member,
  { object, text, wanted, listArguments }: FieldTypes,
): NodeField {
  const output = object(type);
  if (!many) {
    return {
      type: output,
      resolve: ({ value, root }, _args, graph) => {
        graph.spend();
        return nodeIn(value[key], type, root);
      },
    };
  }
  return {
    type: new GraphQLList(output),
    args: listArguments(type, text, wanted),
    resolve: ({ value, root }, args: Arguments, graph, info) => {
      const items = itemsOf(value[key]).flatMap((item) => nodeIn(item, type, root) ?? []);
      for (const _ of items) graph.spend();
      const found = chosen(items, args);
      return hasDirective(info, 'first') ? cut(found, 0, 1) : found;
    },
  };
}

/** `resource` of a Reference (graphql.html, references): its target; `optional` lets it be absent, `type` picks one. */
export const targetField = ({ text, object, wanted }: FieldTypes): NodeField => ({
  type: object('Resource'),
  args: Object.fromEntries(
    Object.entries({ optional: { type: GraphQLBoolean }, type: { type: text } }).filter(([name]) => wanted(name)),
  ),
  resolve: async ({ value, root }, { optional, type }: Arguments, graph) => {
    const { reference } = value;
    if (typeof reference !== 'string') return undefined;
    try {
      const target = await graph.resolve(reference, root);
      return typeof type === 'string' && target.type !== type ? undefined : target;
    } catch (fault) {
      if (optional === true && isAbsent(fault)) return undefined;
      throw fault;
    }
  },
});

const itemsOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** An object as a node; a resource within another one has its own type. */
function nodeIn(value: Json | undefined, type: string, root: JsonObject): Node | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const object = value as JsonObject;
  const own = object['resourceType'];
  return { type: type === 'Resource' && typeof own === 'string' ? own : type, value: object, root };
}
