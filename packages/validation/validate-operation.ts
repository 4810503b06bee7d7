import type { OperationOutcome } from '#fhir';
import type { Language } from '#kernel';
import * as faults from './faults.ts';
import type { Finding } from './finding.ts';
import { outcomeOfFindings } from './outcome.ts';
import type { ProfileSource } from './profiles/load.ts';
import { validateAgainst } from './profiles/validate-against.ts';
import { isObject, newRun, report } from './run.ts';

/** Input of $validate (FHIR R4 resource-operation-validate). */
export interface Validate {
  readonly resource?: unknown;
  readonly mode?: 'create' | 'update' | 'delete' | 'profile';
  /** Id of the resource in the address, for update and delete. */
  readonly id?: string;
  /** Addresses of profiles to check against. */
  readonly profiles?: readonly string[];
}

/** $validate: the findings for the mode as an OperationOutcome in the reader's language. */
export async function validateOperation(
  input: Validate,
  source: ProfileSource,
  language: Language,
): Promise<OperationOutcome> {
  return outcomeOfFindings(await findingsOf(input, source), language);
}

async function findingsOf(
  { resource, mode, id, profiles = [] }: Validate,
  source: ProfileSource,
): Promise<readonly Finding[]> {
  const run = newRun({}, 'resource', false);
  if (mode === 'delete') {
    // The content does not count; whether a department forbids it is known when the deletion is tried.
    report(run, id === undefined ? faults.modeWithoutId : faults.deletionNotTried);
    return run.findings;
  }
  if (resource === undefined) report(run, faults.required(['resource']));
  if (mode === 'update' && id === undefined) report(run, faults.modeWithoutId);
  if (mode === 'profile' && profiles.length === 0) report(run, faults.modeWithoutProfile);
  if (resource === undefined) return run.findings;
  const found = isObject(resource) ? resource['id'] : undefined;
  if (mode === 'update' && id !== undefined && found !== id) report(run, faults.otherId(id), 'id');
  return [...run.findings, ...(await validateAgainst(resource, profiles, source))];
}
