import { parseJson } from '#fhir';
import { isJson } from '../negotiate.ts';
import type { FhirRequest } from '../request.ts';
import { onlyJsonIn } from '../refusals.ts';
import { queryMissing, wrongVariables } from './refusals.ts';

/** A GraphQL request, read. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a request by GET, or by POST as application/graphql, as JSON of GraphQL, or as Parameters of `$graphql`. */
export function readGraphqlRequest({
  method,
  query: pairs,
  headers,
  body,
}: Pick<FhirRequest, 'method' | 'query' | 'headers' | 'body'>): GraphqlRequest {
  const fromQuery: Fields = Object.fromEntries(pairs);
  if (method !== 'POST' || body.length === 0) return requestOf(fromQuery);
  const type = headers['content-type'] ?? '(none)';
  if (/^application\/graphql\s*(?:;|$)/iu.test(type)) return requestOf({ ...fromQuery, query: body.toString('utf8') });
  if (!isJson(type)) throw onlyJsonIn(type);
  const value = parseJson(body);
  if (!isFields(value)) throw queryMissing();
  return requestOf({ ...fromQuery, ...(value['resourceType'] === 'Parameters' ? parametersOf(value) : value) });
}

function requestOf({ query, operationName, variables }: Fields): GraphqlRequest {
  if (typeof query !== 'string' || query.trim() === '') throw queryMissing();
  return {
    query,
    operationName: typeof operationName === 'string' && operationName !== '' ? operationName : undefined,
    variables: variablesOf(variables),
  };
}

function variablesOf(variables: unknown): Readonly<Record<string, unknown>> {
  if (variables === undefined || variables === null || variables === '') return {};
  const value = typeof variables === 'string' ? parseJson(variables) : variables;
  if (!isFields(value)) throw wrongVariables();
  return value;
}

const parametersOf = ({ parameter }: Fields): Fields =>
  Object.fromEntries(
    (Array.isArray(parameter) ? parameter : [])
      .filter(isFields)
      .map((one) => [
        typeof one['name'] === 'string' ? one['name'] : '',
        Object.entries(one).find(([key]) => key.startsWith('value'))?.[1],
      ]),
  );

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
