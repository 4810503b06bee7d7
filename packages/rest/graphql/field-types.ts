import type { GraphQLFieldConfigArgumentMap, GraphQLOutputType, GraphQLScalarType } from 'graphql';

/** What fields are made of, for one schema. */
export interface FieldTypes {
  readonly scalar: (type: string) => GraphQLScalarType;
  /** The type of a FHIR type or nested element: `HumanName`, `Patient.contact`; `Resource` is what any resource is. */
  readonly object: (type: string) => GraphQLOutputType;
  readonly text: GraphQLScalarType;
  /** Whether a name stands in the query; the schema holds no other. */
  readonly wanted: (name: string) => boolean;
  readonly listArguments: (
    type: string,
    text: GraphQLScalarType,
    wanted: (name: string) => boolean,
  ) => GraphQLFieldConfigArgumentMap;
}
