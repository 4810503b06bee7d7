import {
  GraphQLID,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { isPrimitiveType, isResourceType, membersOf, resourceTypes } from '#fhir';
import { fhirDirectives } from './directives.ts';
import type { FieldTypes } from './field-types.ts';
import type { Graph, Node } from './graph.ts';
import { listArguments } from './list-arguments.ts';
import { elementField, objectField, primitiveField, targetField } from './member-field.ts';
import { newText, scalarTypes } from './scalars.ts';
import { connectionField, connectionType, listField, searchArguments, type SearchField } from './search-fields.ts';

/**
 * The GraphQL schema of FHIR R4 (graphql.html) as far as a query names it: all of it would hold some hundred thousand
 * arguments, and memory that no query needs. Without `names` it is whole, for introspection, but for the searches under
 * a resource. `on` is the type of an instance query, whose fields are those of the resource itself.
 */
export function schemaFor(names: ReadonlySet<string> | undefined, on: string | undefined): GraphQLSchema {
  const types = newTypes(names, on);
  return new GraphQLSchema({
    query: on === undefined ? queryType(types) : types.resource(on),
    types: resourceTypes.map(types.resource),
    directives: fhirDirectives(),
    assumeValid: true,
  });
}

interface Types extends FieldTypes {
  readonly resource: (type: string) => GraphQLObjectType;
  readonly connection: (type: string) => GraphQLObjectType;
}

function newTypes(names: ReadonlySet<string> | undefined, on: string | undefined): Types {
  const wanted = (name: string): boolean => names?.has(name) ?? true;
  const isMeant = (type: string): boolean => type === on || [type, `${type}List`, `${type}Connection`].some(wanted);
  let reverse: Record<string, SearchField> | undefined;
  const text = newText();
  const anyResource = new GraphQLInterfaceType({
    name: 'Resource',
    fields: () => fieldsOf('Resource', types),
    resolveType: (node: Node) => node.type,
  });
  const objectType: (type: string) => GraphQLObjectType = memo((type) => {
    const isResource = isResourceType(type);
    return new GraphQLObjectType<Node, Graph>({
      name: nameOf(type),
      interfaces: isResource ? [anyResource] : [],
      fields: () => {
        if (!isResource) return fieldsOf(type, types);
        // What a query does not name has no more fields than any resource: most definitions are never read.
        if (!isMeant(type)) return fieldsOf('Resource', types);
        return { ...fieldsOf(type, types), ...(names === undefined ? {} : (reverse ??= searchFields(types, true))) };
      },
    });
  });
  const types: Types = {
    text,
    wanted,
    listArguments,
    scalar: scalarTypes(),
    resource: objectType,
    connection: memo((type) => connectionType(type, objectType(type))),
    object: (type) => (type === 'Resource' ? anyResource : objectType(type)),
  };
  return types;
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** `Patient.contact` as GraphQL names it: PatientContact. */
const nameOf = (type: string): string =>
  type
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

function fieldsOf(type: string, types: FieldTypes): GraphQLFieldConfigMap<Node, Graph> {
  const { wanted, object } = types;
  const fields: GraphQLFieldConfigMap<Node, Graph> = {};
  if ((type === 'Resource' || isResourceType(type)) && wanted('resourceType')) {
    fields['resourceType'] = { type: GraphQLString, resolve: ({ value }) => value['resourceType'] };
  }
  for (const [key, member] of membersOf(type)) {
    if (isPrimitiveType(member.type)) {
      if (wanted(key)) fields[key] = primitiveField(key, member, types);
      if (wanted(`_${key}`)) fields[`_${key}`] = elementField(key, member.many, object('Element'));
    } else if (wanted(key)) fields[key] = objectField(key, member, types);
  }
  if (type === 'Reference' && wanted('resource')) fields['resource'] = targetField(types);
  return fields;
}

function queryType(types: Types): GraphQLObjectType {
  return new GraphQLObjectType<undefined, Graph>({
    name: 'Query',
    fields: () => ({
      ...searchFields(types, false),
      ...Object.fromEntries(resourceTypes.filter(types.wanted).map((type) => [type, readField(type, types)])),
    }),
  });
}

const readField = (type: string, { resource }: Types): SearchField => ({
  type: resource(type),
  args: { id: { type: GraphQLID } },
  resolve: (_root, { id = '' }: { readonly id?: string }, graph) => graph.read(type, id),
});

/** Searches of every type; under a resource those that find what points to it. */
function searchFields({ text, wanted, resource, connection }: Types, reverse: boolean): Record<string, SearchField> {
  const fields: Record<string, SearchField> = {};
  for (const type of resourceTypes) {
    const [list, page] = [`${type}List`, `${type}Connection`];
    if (!wanted(list) && !wanted(page)) continue;
    const args = searchArguments(type, text, wanted, reverse);
    if (wanted(list)) fields[list] = listField(type, resource(type), args);
    if (wanted(page)) fields[page] = connectionField(type, connection(type), args);
  }
  return fields;
}
