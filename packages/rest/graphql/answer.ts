import {
  execute,
  GraphQLError,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { resourceOf } from '#store';
import { Refusal } from '#kernel';
import type { Asked, Door } from '../door.ts';
import { bugOutcome, outcomeOf } from '../outcome.ts';
import type { Reply } from '../reply.ts';
import type { Route } from '../route.ts';
import { namesIn, readDocument } from './document.ts';
import { flattened, flattens } from './flatten.ts';
import { nodeOf, openGraph, type Node } from './graph.ts';
import { readGraphqlRequest } from './read-request.ts';
import { wrongQuery } from './refusals.ts';
import { schemaFor } from './schema.ts';

/** Answers a query on the system, or on the instance of the address (FHIR R4 graphql.html). */
export async function answerGraphql(door: Door, asked: Asked, { type, id }: Route): Promise<Reply> {
  const { query, operationName, variables } = readGraphqlRequest(asked.request);
  const document = readDocument(query);
  const names = namesIn(document);
  // An introspection asks for the names themselves.
  const whole = names.has('__schema') || names.has('__type');
  const schema = schemaFor(whole ? undefined : names, id === undefined ? undefined : type);
  const faults = validate(schema, document, undefined, { maxErrors: 10 });
  if (faults.length > 0) throw wrongQuery(faults.map(({ message }) => message));
  const { base, signal } = asked.request;
  const result = await execute({
    schema,
    document,
    rootValue: id === undefined ? undefined : await instance(door, asked, type ?? '', id),
    contextValue: openGraph(door.store, asked.session, base),
    operationName: operationName ?? null,
    variableValues: variables,
    abortSignal: signal,
  });
  return {
    status: 200,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(answered(door, asked, flatAsAsked(result, document, query, operationName))),
  };
}

const instance = async ({ store }: Door, { session }: Asked, type: string, id: string): Promise<Node> =>
  nodeOf(resourceOf((await store.read(session, type, id)).text));

function flatAsAsked(
  result: ExecutionResult,
  document: DocumentNode,
  query: string,
  name: string | undefined,
): ExecutionResult {
  const { data } = result;
  if (data === null || data === undefined || !flattens(query)) return result;
  const { definitions } = document;
  const fragments = new Map(
    definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === 'FragmentDefinition')
      .map((one) => [one.name.value, one]),
  );
  const operation = definitions.find(
    (one): one is OperationDefinitionNode =>
      one.kind === 'OperationDefinition' && (name === undefined || one.name?.value === name),
  );
  return operation === undefined ? result : { ...result, data: flattened(data, operation.selectionSet, fragments) };
}

/** Faults of fields carry an OperationOutcome; a bug is reported and says nothing of itself. */
function answered(door: Door, { request }: Asked, { data, errors }: ExecutionResult): object {
  if (errors === undefined) return { data };
  const told = errors.map((error) => {
    const { originalError: fault, path, locations } = error;
    const shared = { ...(path === undefined ? {} : { path }), ...(locations === undefined ? {} : { locations }) };
    if (fault instanceof Refusal)
      return {
        message: fault.words[request.language],
        ...shared,
        extensions: { code: fault.code, resource: outcomeOf(fault, request.language) },
      };
    if (fault === undefined || fault instanceof GraphQLError) return { message: error.message, ...shared };
    door.report(fault, { request: request.id, during: 'graphql' });
    const resource = bugOutcome(request.id, request.language);
    return { message: resource.issue[0]?.details?.text ?? '', ...shared, extensions: { code: 'rest/bug', resource } };
  });
  return { data: data ?? null, errors: told };
}
