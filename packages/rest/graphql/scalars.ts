import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLScalarType, GraphQLString } from 'graphql';

/** How each primitive type of FHIR shows in GraphQL; what is not built in keeps its FHIR name and leaves as it is. */
export function scalarTypes(): (type: string) => GraphQLScalarType {
  const made = new Map<string, GraphQLScalarType>([
    ['boolean', GraphQLBoolean],
    ['string', GraphQLString],
    ['id', GraphQLID],
    ['integer', GraphQLInt],
    ['positiveInt', GraphQLInt],
    ['unsignedInt', GraphQLInt],
  ]);
  return (type) => {
    const known = made.get(type);
    if (known !== undefined) return known;
    const scalar = new GraphQLScalarType({ name: type, coerceOutputValue: (value: unknown) => value });
    made.set(type, scalar);
    return scalar;
  };
}

/**
 * The type of arguments that filter: a text, written as a string, a name (`use: official`), a number or a boolean.
 */
export const newText = (): GraphQLScalarType =>
  new GraphQLScalarType<string, unknown>({
    name: 'Text',
    description: 'Text, written as a string, a name, a number or a boolean',
    coerceInputValue: (value) => {
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
      throw new TypeError('must be text');
    },
    coerceInputLiteral: (node) => {
      switch (node.kind) {
        case 'StringValue':
        case 'EnumValue':
        case 'IntValue':
        case 'FloatValue':
          return node.value;
        case 'BooleanValue':
          return String(node.value);
        default:
          return undefined;
      }
    },
  });
