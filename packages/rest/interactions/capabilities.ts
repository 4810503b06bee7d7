import { resourceTypes, searchParametersOf, type CapabilityStatement } from '#fhir';
import type { Door, Interaction } from '../door.ts';

/** GET metadata: the CapabilityStatement, as this server really is. */
export const capabilities: Interaction = async (door, { request }) => ({
  status: 200,
  body: JSON.stringify(statement(door, request.base)),
});

const CODES = ['read', 'vread', 'update', 'patch', 'delete', 'history-instance', 'history-type', 'create', 'search-type'] as const;

/** The statement of the server at `base`. */
export function statement(door: Door, base: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-25',
    kind: 'instance',
    software: door.software,
    implementation: { description: 'Suwen 素问', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    patchFormat: ['application/json-patch+json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        documentation: 'JSON only: XML answers 406 or 415. 仅支持 JSON。',
        security: { cors: false, description: 'Bearer token (EdDSA), verified on each request' },
        resource: resourceTypes.map((type) => ({
          type,
          interaction: CODES.map((code) => ({ code })),
          versioning: 'versioned',
          readHistory: true,
          updateCreate: true,
          conditionalCreate: true,
          conditionalRead: 'full-support',
          conditionalUpdate: true,
          conditionalDelete: 'single',
          referencePolicy: ['literal', 'logical', 'local'],
          searchInclude: ['*', ...searchParametersOf(type).filter((rule) => rule.type === 'reference').map(({ code }) => `${type}:${code}`)],
          searchRevInclude: ['*'],
          searchParam: searchParametersOf(type).map(({ code, url, type: kind }) => ({ name: code, definition: url, type: kind })),
          operation: operationsOf(door, base, type),
        })),
        interaction: [{ code: 'transaction' }, { code: 'batch' }, { code: 'search-system' }, { code: 'history-system' }],
        operation: operationsOf(door, base, undefined),
        compartment: ['Patient', 'Encounter', 'Practitioner', 'RelatedPerson', 'Device'].map((name) => `http://hl7.org/fhir/CompartmentDefinition/${name.toLowerCase()}`),
      },
    ],
  };
}

function operationsOf({ operations }: Door, base: string, type: string | undefined): readonly { readonly name: string; readonly definition: string }[] {
  return [...operations.values()]
    .filter(({ at }) => (type === undefined ? at.system : at.types === 'all' || (at.types !== 'none' && at.types.includes(type))))
    .map(({ name }) => ({ name, definition: `${base}/OperationDefinition/${name}` }));
}
