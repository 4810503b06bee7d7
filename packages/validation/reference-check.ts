import * as faults from './faults.ts';
import type { Check } from './field-checks.ts';
import { noTypeNamedBy, typeNamedBy } from './references.ts';
import { isObject, report, type JsonObject, type Run } from './run.ts';

/** ref-1, the agreement of `type` with the reference, and the collection of local references for dom-3. */
export const referenceCheck: Check = (value, run) => {
  const { reference, type } = value;
  if (typeof reference !== 'string') return;
  if (reference.startsWith('#')) {
    run.locals.add(reference);
    if (reference !== '#' && containedIn(run.root, reference.slice(1)) === undefined) {
      report(run, faults.danglingLocal(reference), 'reference');
    }
    return;
  }
  const named = typeNamedBy(reference);
  const wrong = named === undefined ? noTypeNamedBy(reference) : undefined;
  if (wrong !== undefined) report(run, faults.unknownTargetType(wrong), 'reference');
  if (typeof type !== 'string') return;
  if (named !== undefined && named !== type) report(run, faults.referenceTypeMismatch(type, named), 'type');
};

/** The check that a reference goes to one of the allowed types, where that can be seen without resolving it. */
export function targetCheck(targets: readonly string[]): Check {
  const allowed = new Set(targets);
  return (value, run) => {
    const type = typeOfTarget(value, run);
    if (type !== undefined && !allowed.has(type)) report(run, faults.referenceTarget(type, targets));
  };
}

/** The type that a reference goes to: that of the resource at hand, named in the reference, or as `type` says. */
export function typeOfTarget(value: JsonObject, run: Run): string | undefined {
  const found = targetAtHand(value, run)?.['resourceType'];
  if (typeof found === 'string') return found;
  const { reference, type } = value;
  const named = typeof reference === 'string' ? typeNamedBy(reference) : undefined;
  return named ?? (typeof type === 'string' ? type : undefined);
}

/** The resource that a reference goes to, if it is contained in the root or stands in the same bundle. */
export function targetAtHand({ reference }: JsonObject, run: Pick<Run, 'root' | 'bundled'>): JsonObject | undefined {
  if (typeof reference !== 'string') return undefined;
  if (!reference.startsWith('#')) return run.bundled?.get(reference);
  return reference === '#' ? run.root : containedIn(run.root, reference.slice(1));
}

function containedIn({ contained }: JsonObject, id: string): JsonObject | undefined {
  if (!Array.isArray(contained)) return undefined;
  return contained.find((one: unknown): one is JsonObject => isObject(one) && one['id'] === id);
}
