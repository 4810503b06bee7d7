import { isResourceType, type BundleEntry, type Resource } from '#fhir';
import { applyFhirPathPatch } from '#fhirpath';
import type { Patcher, TransactionEntry } from '#store';
import { entryAddress, entryPlace } from './bundle-entry.ts';
import { entryRefusal } from './bundle-refusals.ts';
import { jsonPatcher } from './interactions/patch.ts';
import { writeConditions } from './etags.ts';
import { conditionPairs } from './interactions/write.ts';
import { parseJson } from '#fhir';

/** A transaction split into what writes and what reads afterwards, by position in the bundle. */
export interface PlannedTransaction {
  readonly writes: readonly { readonly position: number; readonly entry: TransactionEntry }[];
  readonly reads: readonly number[];
}

/** Reads the entries of a transaction, which begin at `first` in their bundle; refuses the first that is wrong, by name. */
export function plannedTransaction(entries: readonly BundleEntry[], first = 0): PlannedTransaction {
  const writes: { position: number; entry: TransactionEntry }[] = [];
  const reads: number[] = [];
  for (const [n, entry] of entries.entries()) {
    const position = first + n;
    const { method } = entryAddress(entry, position);
    if (method === 'GET' || method === 'HEAD') reads.push(position);
    else writes.push({ position, entry: planned(entry, position) });
  }
  return { writes, reads };
}

/** Whether the resource of an entry names another by a search (`Patient?identifier=x`, http.html 3.1.0.11.2.1). */
export const hasConditionalReference = ({ resource, request }: BundleEntry): boolean =>
  resource !== undefined &&
  (request?.method === 'POST' || request?.method === 'PUT') &&
  referencesOf(resource).some((text) => /^[A-Z][A-Za-z]+\?/u.test(text));

function referencesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) =>
    name === 'reference' && typeof item === 'string' ? [item] : referencesOf(item),
  );
}

function planned(entry: BundleEntry, position: number): TransactionEntry {
  const place = entryPlace(position);
  const { method, path, query } = entryAddress(entry, position);
  const [type = '', id] = path;
  if (!isResourceType(type) || path.length > 2) {
    throw entryRefusal(
      place,
      'url',
      `的 url ${entry.request?.url ?? ''} 不能写入`,
      `cannot write to the url ${entry.request?.url ?? ''}`,
    );
  }
  const { ifMatch, ifNoneMatch, ifNoneExist } = entry.request ?? {};
  const conditional =
    method === 'POST'
      ? ifNoneExist === undefined
        ? undefined
        : conditionPairs(ifNoneExist)
      : id === undefined
        ? query
        : undefined;
  const shared = {
    place,
    type,
    ...(id === undefined ? {} : { id }),
    ...(conditional === undefined ? {} : { query: conditional }),
    ...(entry.fullUrl === undefined ? {} : { fullUrl: entry.fullUrl }),
    ...writeConditions(ifMatch, ifNoneMatch),
  };
  switch (method) {
    case 'DELETE':
      return { ...shared, method };
    case 'PATCH':
      return { ...shared, method, patcher: patcherOf(entry, place) };
    case 'POST':
    case 'PUT':
      return { ...shared, method, resource: content(entry, place, type, id) };
    default:
      throw entryRefusal(place, 'method', `不支持方法 ${method}`, `has the unknown method ${method}`);
  }
}

function content({ resource, request }: BundleEntry, place: string, type: string, id: string | undefined): Resource {
  if (resource === undefined) throw entryRefusal(place, 'resource', '没有 resource', 'has no resource');
  if (resource.resourceType !== type) {
    throw entryRefusal(
      place,
      'type',
      `的 url 写的是 ${type},资源却是 ${resource.resourceType}`,
      `has the url of ${type} and a resource ${resource.resourceType}`,
    );
  }
  if (request?.method === 'PUT' && id !== undefined && resource.id !== id) {
    throw entryRefusal(place, 'id', `的 url 与资源的 id 不符`, 'has another id in its url than in its resource');
  }
  return resource;
}

/** A patch in a bundle is a Parameters (FHIRPath Patch) or a Binary with JSON Patch (http.html 3.1.0.11.1). */
function patcherOf({ resource }: BundleEntry, place: string): Patcher {
  if (resource?.resourceType === 'Parameters') return (current) => applyFhirPathPatch(current, resource);
  if (resource?.resourceType === 'Binary' && typeof resource.data === 'string') {
    return jsonPatcher(parseJson(Buffer.from(resource.data, 'base64')));
  }
  throw entryRefusal(place, 'patch', '的补丁应为 Parameters 或 Binary', 'needs a patch as Parameters or Binary');
}
