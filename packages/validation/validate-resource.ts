import { newChecks, type Checks } from './compile.ts';
import * as faults from './faults.ts';
import type { Finding } from './finding.ts';
import { checkResource } from './resource-check.ts';
import { isObject, newRun, report } from './run.ts';

/** How to validate. */
export interface ValidateOptions {
  /** Report best practices too: dom-6, a resource should have a narrative. */
  readonly bestPractice?: boolean;
  /** Where the places begin; the resource type if left out. */
  readonly place?: string;
}

let shared: Checks | undefined;

/** The compiled checks of this process: they only hold what FHIR's own definitions say, compiled when first met. */
export const checksOf: Checks = (typeOrPath) => (shared ??= newChecks())(typeOrPath);

/**
 * Validates a parsed JSON resource by FHIR R4's base rules: elements, cardinality, JSON types, values, required codes,
 * reference targets, contained resources, narrative and invariants. Empty if it is right; it never throws.
 */
export function validateResource(resource: unknown, options: ValidateOptions = {}): readonly Finding[] {
  const type =
    isObject(resource) && typeof resource['resourceType'] === 'string' ? resource['resourceType'] : 'Resource';
  const root = isObject(resource) ? resource : {};
  const run = newRun(root, options.place ?? type, options.bestPractice === true);
  if (isObject(resource)) checkResource(resource, run, checksOf);
  else report(run, faults.wrongJsonType('Resource', 'object'));
  return run.findings;
}
