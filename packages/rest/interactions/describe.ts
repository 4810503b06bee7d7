import { writeJson } from '#fhir';
import type { Interaction } from '../door.ts';
import { openApi } from '../open-api.ts';
import { definitionOf } from '../operations/definition.ts';
import { read } from './read.ts';

/** GET [base]/openapi.json: interactions and operations as OpenAPI 3.1. */
export const describe: Interaction = async ({ operations, software }, { request }) => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(openApi([...operations.values()], request.base, software.version)),
});

/** GET OperationDefinition/[id]: of the server's own operations as they are, of others as stored. */
export const readDefinition: Interaction = async (door, asked, found) => {
  const operation = door.operations.get(found.id ?? '');
  const definition = operation && definitionOf(operation, asked.request.base);
  return definition === undefined ? read(door, asked, found) : { status: 200, body: writeJson(definition) };
};
