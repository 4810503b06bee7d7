import { resourceTypes } from '#fhir';
import type { AnyOperation, Reader } from '#kernel';
import { inputReaders } from '#operations';
import type { RestOperation } from './door.ts';

/** OpenAPI 3.1 of the interactions of every type and of all operations; those of the house with their parameters. */
export function openApi(operations: readonly RestOperation[], base: string, version: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Suwen 素问', version, description: 'FHIR R4 4.0.1 (JSON) and the operations of the hospital' },
    servers: [{ url: base }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
    paths: { ...typePaths(), ...Object.fromEntries(operations.flatMap(operationPaths)) },
  };
}

const FHIR = { content: { 'application/fhir+json': { schema: { type: 'object' } } } };
const OUTCOME = { description: 'OperationOutcome', ...FHIR };
const OK = { responses: { '200': { description: 'OK', ...FHIR }, default: OUTCOME } };
const CREATED = { responses: { '201': { description: 'Created', ...FHIR }, default: OUTCOME } };
const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9\\-.]{1,64}$' } };
const VERSION = { name: 'version', in: 'path', required: true, schema: { type: 'string', pattern: '^[1-9][0-9]*$' } };
const BODY = { required: true, ...FHIR };

function typePaths(): Readonly<Record<string, object>> {
  const type = { name: 'type', in: 'path', required: true, schema: { enum: resourceTypes } };
  return {
    '/metadata': { get: { summary: 'capabilities', security: [], ...OK } },
    '/': { get: { summary: 'search', ...OK }, post: { summary: 'batch or transaction', requestBody: BODY, ...OK } },
    '/_history': { get: { summary: 'history', ...OK } },
    '/{type}': {
      parameters: [type],
      get: { summary: 'search', ...OK },
      post: { summary: 'create', requestBody: BODY, ...CREATED },
    },
    '/{type}/_history': { parameters: [type], get: { summary: 'history', ...OK } },
    '/{type}/{id}': {
      parameters: [type, ID],
      get: { summary: 'read', ...OK },
      put: { summary: 'update', requestBody: BODY, ...OK },
      patch: { summary: 'patch', requestBody: BODY, ...OK },
      delete: { summary: 'delete', responses: { '204': { description: 'Deleted' }, default: OUTCOME } },
    },
    '/{type}/{id}/_history': { parameters: [type, ID], get: { summary: 'history', ...OK } },
    '/{type}/{id}/_history/{version}': { parameters: [type, ID, VERSION], get: { summary: 'vread', ...OK } },
  };
}

/** Every address of an operation. */
function operationPaths(operation: RestOperation): readonly (readonly [string, object])[] {
  const { name, at } = operation;
  const types = at.types === 'none' ? [] : at.types === 'all' ? ['{type}'] : at.types;
  const type =
    at.types === 'all' ? [{ name: 'type', in: 'path', required: true, schema: { enum: resourceTypes } }] : [];
  const call = callsOf(operation);
  return [
    ...(at.system ? [[`/$${name}`, call] as const] : []),
    ...types.map((one) => [`/${one}/$${name}`, { parameters: type, ...call }] as const),
    ...(at.instance
      ? types.map((one) => [`/${one}/{id}/$${name}`, { parameters: [...type, ID], ...call }] as const)
      : []),
  ];
}

function callsOf(operation: RestOperation): object {
  const { title, get, deletes, house } = operation;
  const said = { summary: title.en, description: title['zh-CN'] };
  if (house !== undefined) return houseCalls(house, said);
  const call = { ...said, ...OK };
  return {
    ...(get ? { get: call } : {}),
    post: { ...call, requestBody: { required: false, ...FHIR } },
    ...(deletes === true ? { delete: call } : {}),
  };
}

function houseCalls(operation: AnyOperation, said: object): object {
  const { changes, output } = operation;
  const readers = Object.entries(inputReaders(operation));
  const responses = { '200': { description: output.fhirType, ...FHIR }, default: OUTCOME };
  const requestBody = { content: { 'application/fhir+json': { schema: parametersSchema(readers) } } };
  if (changes) {
    const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } };
    return { post: { ...said, parameters: [key], requestBody, responses } };
  }
  const parameters = readers.map(([name, reader]) => ({
    name,
    in: 'query',
    required: reader.min === 1,
    schema: schemaOf(reader),
  }));
  return { get: { ...said, parameters, responses }, post: { ...said, requestBody, responses } };
}

/** A Parameters resource with these names. */
const parametersSchema = (readers: readonly (readonly [string, Reader<unknown>])[]): object => ({
  type: 'object',
  required: ['resourceType'],
  properties: {
    resourceType: { const: 'Parameters' },
    parameter: {
      type: 'array',
      items: { type: 'object', required: ['name'], properties: { name: { enum: readers.map(([name]) => name) } } },
    },
  },
});

const JSON_TYPES: Readonly<Record<string, string>> = {
  decimal: 'number',
  integer: 'integer',
  boolean: 'boolean',
};

const schemaOf = ({ fhirType, max }: Reader<unknown>): object => {
  const one = { type: JSON_TYPES[fhirType] ?? 'string' };
  return max === '*' ? { type: 'array', items: one } : one;
};
