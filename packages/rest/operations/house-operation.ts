import { writeJson, type OperationDefinition, type Parameters } from '#fhir';
import type { AnyOperation, User } from '#kernel';
import {
  answerResource,
  fromParameters,
  fromQuery,
  inputReaders,
  operationCode,
  runOperation,
  type Runner,
} from '#operations';
import type { Claims } from '#security';
import type { RestOperation } from '../door.ts';
import { operationInput } from './input.ts';

/** An operation of the house as a FHIR `$operation`. */
export function houseOperation(operation: AnyOperation, runner: Runner): RestOperation {
  const { name, title, on, changes } = operation;
  return {
    name: operationCode(name),
    title,
    house: operation,
    at:
      on === 'system'
        ? { system: true, types: 'none', instance: false }
        : { system: false, types: [on], instance: false },
    get: !changes,
    changes,
    run: async (_door, { request, claims, session }) => {
      const input =
        request.method === 'GET'
          ? fromQuery(operation, request.query)
          : fromParameters(operation, operationInput(request) as Parameters);
      const key = request.headers['idempotency-key'];
      const out = await runOperation(runner, name, {
        user: userOf(claims),
        session,
        input,
        signal: request.signal,
        ...(typeof key === 'string' ? { key } : {}),
      });
      return { status: 200, body: writeJson(answerResource(operation, out)) };
    },
  };
}

/** The user of verified claims. */
export const userOf = ({ subject, name, role, organization }: Claims): User => ({
  subject,
  name,
  roles: [role],
  actor: { reference: subject, display: name },
  organization: { reference: organization ?? 'Organization/root' },
});

/** The OperationDefinition of an operation, written out of its readers. */
export function operationDefinition(operation: AnyOperation, base: string): OperationDefinition {
  const { name, title, on, changes, output } = operation;
  const code = operationCode(name);
  const input = Object.entries(inputReaders(operation)).map(([parameter, { min, max, fhirType, targets }]) => ({
    name: parameter,
    use: 'in' as const,
    min,
    max,
    type: fhirType as 'string',
    ...(targets === undefined
      ? {}
      : { targetProfile: targets.map((type) => `http://hl7.org/fhir/StructureDefinition/${type}`) }),
  }));
  const out = {
    name: 'return',
    use: 'out' as const,
    min: output.min,
    max: output.max,
    type: output.fhirType as 'string',
  };
  return {
    resourceType: 'OperationDefinition',
    id: code,
    url: `${base}/OperationDefinition/${code}`,
    name: code
      .replaceAll(/[^A-Za-z0-9]+(.)?/gu, (_, next: string | undefined) => (next ?? '').toUpperCase())
      .replace(/^./u, (first) => first.toUpperCase()),
    title: `${title['zh-CN']} / ${title.en}`,
    status: 'active',
    kind: 'operation',
    affectsState: changes,
    code,
    ...(on === 'system' ? {} : { resource: [on] }),
    system: on === 'system',
    type: on !== 'system',
    instance: false,
    parameter: [...input, out],
  };
}
