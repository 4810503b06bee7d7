import { isResourceType } from '#fhir';
import type { Environment } from '#fhirpath';
import * as faults from './faults.ts';
import type { Check } from './field-checks.ts';
import { targetAtHand } from './reference-check.ts';
import { isObject, report, type JsonObject, type Run } from './run.ts';

/** Finds the compiled check of a resource type. */
export type CheckOf = (type: string) => Check;

/** A resource by itself: the whole one, or an entry of a bundle, or a parameter. Restores the run afterwards. */
export function checkResource(resource: JsonObject, run: Run, checkOf: CheckOf): void {
  const type = resourceTypeOf(resource, run);
  if (type === undefined) return;
  const { root, resource: outer, locals, bundled, environment } = run;
  run.root = resource;
  run.resource = resource;
  run.locals = new Set();
  if (type === 'Bundle') run.bundled = entriesOf(resource);
  run.environment = environmentOf(run);
  checkOf(type)(resource, run);
  checkContained(resource, run);
  if (run.bestPractice && !hasNarrative(resource) && !withoutNarrative.has(type)) report(run, faults.withoutNarrative);
  run.root = root;
  run.resource = outer;
  run.locals = locals;
  run.bundled = bundled;
  run.environment = environment;
}

/** A resource contained in the root: it contains none itself, and has no version or labels (dom-2, dom-4, dom-5). */
export function checkContainedResource(resource: JsonObject, run: Run, checkOf: CheckOf): void {
  const type = resourceTypeOf(resource, run);
  if (type === undefined) return;
  const { resource: outer, environment } = run;
  run.resource = resource;
  run.environment = environmentOf(run);
  const { contained, meta } = resource;
  if (contained !== undefined) report(run, faults.nestedContained, 'contained');
  if (isObject(meta)) {
    for (const name of ['versionId', 'lastUpdated']) {
      if (meta[name] !== undefined) report(run, faults.containedMeta('dom-4', `meta.${name}`), 'meta', name);
    }
    if (meta['security'] !== undefined) report(run, faults.containedMeta('dom-5', 'meta.security'), 'meta', 'security');
  }
  checkOf(type)(resource, run);
  run.resource = outer;
  run.environment = environment;
}

/** What FHIRPath sees around the element in hand; only what is at hand is resolved. */
export function environmentOf(run: Run): Environment {
  const { resource, root, bundled } = run;
  return { resource, rootResource: root, resolve: (reference) => targetAtHand({ reference }, { root, bundled }) };
}

function resourceTypeOf({ resourceType }: JsonObject, run: Run): string | undefined {
  if (typeof resourceType === 'string' && isResourceType(resourceType)) return resourceType;
  report(run, faults.unknownType(typeof resourceType === 'string' ? resourceType.slice(0, 64) : typeof resourceType));
  return undefined;
}

/** dom-3: each contained resource is referred to from elsewhere in the root, or refers to it by `#`. */
function checkContained({ contained }: JsonObject, run: Run): void {
  if (!Array.isArray(contained)) return;
  contained.forEach((one: unknown, index) => {
    if (!isObject(one)) return;
    const id = one['id'];
    if (typeof id === 'string' && run.locals.has(`#${id}`)) return;
    if (!refersToContainer(one)) report(run, faults.unusedContained, 'contained', index);
  });
}

const refersToContainer = (value: unknown): boolean =>
  value === '#' || (typeof value === 'object' && value !== null && Object.values(value).some(refersToContainer));

/** The resources of a bundle by fullUrl, so that the target of a urn:uuid is known. */
export function entriesOf({ entry }: JsonObject): ReadonlyMap<string, JsonObject> {
  const entries = new Map<string, JsonObject>();
  for (const one of Array.isArray(entry) ? entry : []) {
    if (!isObject(one) || !isObject(one['resource'])) continue;
    const { fullUrl } = one;
    if (typeof fullUrl === 'string') entries.set(fullUrl, one['resource']);
  }
  return entries;
}

const hasNarrative = ({ text }: JsonObject): boolean => isObject(text) && typeof text['div'] === 'string';

/** These derive from Resource itself and have no narrative. */
const withoutNarrative: ReadonlySet<string> = new Set(['Binary', 'Bundle', 'Parameters']);
