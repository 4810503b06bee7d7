import { DirectiveLocation, GraphQLDirective, specifiedDirectives, type GraphQLResolveInfo } from 'graphql';

const DIRECTIVES = {
  first: 'Of a list its first item only',
  flatten: 'The field is left out; its children stand in its place, as lists where it is a list',
  singleton: 'Below a flattened list: one value instead of a list',
} as const;

/** Directives of graphql.html beside those of GraphQL itself; `@slice` is not there, so it is refused by name. */
export const fhirDirectives = (): readonly GraphQLDirective[] => [
  ...specifiedDirectives.filter(({ name }) => name === 'skip' || name === 'include'),
  ...Object.entries(DIRECTIVES).map(
    ([name, description]) => new GraphQLDirective({ name, description, locations: [DirectiveLocation.FIELD] }),
  ),
];

/** Whether the field has a directive. */
export const hasDirective = (
  { fieldNodes }: Pick<GraphQLResolveInfo, 'fieldNodes'>,
  name: keyof typeof DIRECTIVES,
): boolean => fieldNodes.some(({ directives = [] }) => directives.some((one) => one.name.value === name));
