import { resourceTypes } from '#fhir';
import type { AnyOperation, Reader } from '#kernel';
import { inputReaders, operationCode } from '#operations';

/** OpenAPI 3.1 of the operations of the house and the interactions of every type. */
export function openApi(operations: readonly AnyOperation[], base: string, version: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Suwen 素问', version, description: 'FHIR R4 4.0.1 (JSON) and the operations of the hospital' },
    servers: [{ url: base }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
    paths: { ...typePaths(), ...Object.fromEntries(operations.map((operation) => [pathOf(operation), operationPath(operation)])) },
  };
}

const pathOf = ({ on, name }: AnyOperation): string => `${on === 'system' ? '' : `/${on}`}/$${operationCode(name)}`;

function typePaths(): Readonly<Record<string, object>> {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9\\-.]{1,64}$' } };
  const type = { name: 'type', in: 'path', required: true, schema: { enum: resourceTypes } };
  const fhir = { content: { 'application/fhir+json': { schema: { type: 'object' } } } };
  const ok = { responses: { '200': { description: 'OK', ...fhir }, default: { description: 'OperationOutcome', ...fhir } } };
  return {
    '/{type}': { parameters: [type], get: { summary: 'search', ...ok }, post: { summary: 'create', requestBody: fhir, ...ok } },
    '/{type}/{id}': {
      parameters: [type, id],
      get: { summary: 'read', ...ok },
      put: { summary: 'update', requestBody: fhir, ...ok },
      patch: { summary: 'patch', requestBody: fhir, ...ok },
      delete: { summary: 'delete', ...ok },
    },
  };
}

function operationPath(operation: AnyOperation): object {
  const { title, changes, output } = operation;
  const readers = Object.entries(inputReaders(operation));
  const parameters = changes
    ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } }]
    : readers.map(([name, reader]) => ({ name, in: 'query', required: reader.min === 1, schema: schemaOf(reader) }));
  const call = {
    summary: title.en,
    description: title['zh-CN'],
    parameters,
    ...(changes ? { requestBody: { content: { 'application/fhir+json': { schema: parametersSchema(readers) } } } } : {}),
    responses: { '200': { description: output.fhirType, content: { 'application/fhir+json': { schema: { type: 'object' } } } } },
  };
  return changes ? { post: call } : { get: call, post: call };
}

/** A Parameters resource with these names. */
const parametersSchema = (readers: readonly (readonly [string, Reader<unknown>])[]): object => ({
  type: 'object',
  required: ['resourceType'],
  properties: {
    resourceType: { const: 'Parameters' },
    parameter: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: { enum: readers.map(([name]) => name) } } } },
  },
});

const JSON_TYPES: Readonly<Record<string, string>> = { decimal: 'number', integer: 'integer', boolean: 'boolean', string: 'string', code: 'string', date: 'string' };

const schemaOf = ({ fhirType, max }: Reader<unknown>): object => {
  const one = { type: JSON_TYPES[fhirType] ?? 'string' };
  return max === '*' ? { type: 'array', items: one } : one;
};
