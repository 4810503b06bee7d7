import { writeJson, type BundleEntry } from '#fhir';
import type { Version } from '#store';
import { readAddress, type Address } from './address.ts';
import { entryRefusal } from './bundle-refusals.ts';
import type { Reply } from './reply.ts';
import { readPreferences, type FhirRequest } from './request.ts';

/** What became of one entry. */
export interface EntryResult {
  readonly status: string;
  readonly version?: Version;
  readonly resource?: string;
  readonly outcome?: string;
  readonly location?: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** The name of an entry in refusals. */
export const entryPlace = (position: number): string => `Bundle.entry[${position}]`;

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Method and address of an entry, below the base; an absolute url of this server counts as relative. */
export function entryAddress(entry: BundleEntry, position: number): Address & { readonly method: string } {
  const place = entryPlace(position);
  const { request } = entry;
  if (request === undefined) throw entryRefusal(place, 'request', '缺少 request', 'has no request');
  if (!METHODS.has(request.method)) throw entryRefusal(place, 'method', `不支持方法 ${request.method}`, `has the unknown method ${request.method}`);
  const url = request.url.replace(/^https?:\/\/[^/]+\/fhir\/R4\//u, '').replace(/^\/+/u, '');
  const address = readAddress(`/${url}`, '');
  if (address === undefined) throw entryRefusal(place, 'url', 'url 有误', 'has a wrong url');
  return { ...address, method: request.method };
}

/** The entry of a batch as a request of its own. */
export function entryRequest(request: FhirRequest, entry: BundleEntry, position: number): FhirRequest {
  const { method, path, query } = entryAddress(entry, position);
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifNoneExist } = entry.request ?? {};
  const headers = {
    'content-type': 'application/fhir+json',
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
    ...(ifModifiedSince === undefined ? {} : { 'if-modified-since': new Date(ifModifiedSince).toUTCString() }),
    ...(ifNoneExist === undefined ? {} : { 'if-none-exist': ifNoneExist }),
  };
  return {
    ...request,
    method,
    path,
    query,
    headers,
    // `entry.resource` was parsed with its decimals; it is written as it came.
    body: entry.resource === undefined ? Buffer.alloc(0) : Buffer.from(writeJson(entry.resource), 'utf8'),
    prefer: method === 'GET' ? readPreferences(undefined) : request.prefer,
  };
}

/** The answer of a batch entry out of the reply of its request. */
export function entryResponse(reply: Reply, { base }: FhirRequest): EntryResult {
  const { headers = {}, body } = reply;
  const text = typeof body === 'string' ? body : '';
  const location = headers['Location'];
  const modified = headers['Last-Modified'];
  const isOutcome = text.startsWith('{"resourceType":"OperationOutcome"') && location !== undefined;
  return {
    status: String(reply.status),
    ...(text === '' ? {} : isOutcome ? { outcome: text } : { resource: text }),
    ...(location === undefined ? {} : { location: location.replace(`${base}/`, '') }),
    ...(headers['ETag'] === undefined ? {} : { etag: headers['ETag'] }),
    ...(modified === undefined ? {} : { lastModified: new Date(modified).toISOString() }),
  };
}
