import { writeJson } from '#fhir';
import type { AnyOperation, User } from '#kernel';
import { answerResource, fromParameters, fromQuery, operationCode, runOperation, type Runner } from '#operations';
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
          : fromParameters(operation, operationInput(request));
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
