import * as faults from './faults.ts';
import type { Check, ValueCheck } from './field-checks.ts';
import { narrativeFault } from './narrative.ts';
import { referenceCheck } from './reference-check.ts';
import { report } from './run.ts';

/**
 * Invariants that stand on every element or resource and are checked here in TypeScript instead of by FHIRPath:
 * ele-1 in the object check, dom-2 to dom-6 in the resource check, the others below.
 */
export const native: ReadonlySet<string> = new Set([
  'ele-1',
  'ext-1',
  'ref-1',
  'dom-2',
  'dom-3',
  'dom-4',
  'dom-5',
  'dom-6',
  'txt-1',
  'txt-2',
]);

/** ext-1: a value or extensions, not both. */
const extensionCheck: Check = (value, run) => {
  let valued = false;
  for (const key in value) if (key.startsWith('value') || key.startsWith('_value')) valued = true;
  if (valued === (value['extension'] !== undefined)) report(run, faults.extensionContent);
};

/** sqty-1: a SimpleQuantity is exact. */
export const simpleQuantityCheck: Check = (value, run) => {
  if (value['comparator'] !== undefined) report(run, faults.comparatorOfSimple, 'comparator');
};

/** txt-1 and txt-2. */
export const narrativeCheck: ValueCheck = (value, run) => {
  const fault = narrativeFault(String(value));
  if (fault !== undefined) report(run, faults.narrative(fault));
};

/** A canonical, uri or url may refer to a contained resource as well (dom-3). */
export const localUriCheck: ValueCheck = (value, run) => {
  if (typeof value === 'string' && value.startsWith('#')) run.locals.add(value);
};

/** The native check of a type, if it has one. */
export function nativeCheck(type: string): Check | undefined {
  if (type === 'Extension') return extensionCheck;
  return type === 'Reference' ? referenceCheck : undefined;
}
