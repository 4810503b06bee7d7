import { writeJson, type BundleEntry } from '#fhir';
import type { Version } from '#store';
import { readAddress, type Address } from './address.ts';
import { entryRefusal } from './bundle-refusals.ts';
import { isJson } from './negotiate.ts';
import { FHIR_JSON, type Reply } from './reply.ts';
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
const CONDITIONS = ['ifMatch', 'ifNoneMatch', 'ifModifiedSince', 'ifNoneExist'] as const;

/** Method and address of an entry, below the base; an absolute url of this server counts as relative. */
export function entryAddress(entry: BundleEntry, position: number): Address & { readonly method: string } {
  const place = entryPlace(position);
  if (!isObject(entry)) throw entryRefusal(place, 'object', '不是对象', 'is no object');
  const { request } = entry;
  if (!isObject(request)) throw entryRefusal(place, 'request', '缺少 request', 'has no request');
  const { method, url } = request;
  if (!METHODS.has(method)) {
    const name = typeof method === 'string' ? method : typeof method;
    throw entryRefusal(place, 'method', `不支持方法 ${name}`, `has the unknown method ${name}`);
  }
  if (typeof url !== 'string') throw entryRefusal(place, 'url', 'request 没有 url', 'has a request without url');
  for (const name of CONDITIONS) {
    const value = request[name];
    if (value !== undefined && typeof value !== 'string')
      throw entryRefusal(place, name, `的 ${name} 必须是文本`, `has a ${name} that is no text`);
  }
  if (entry.fullUrl !== undefined && typeof entry.fullUrl !== 'string')
    throw entryRefusal(place, 'full-url', '的 fullUrl 必须是文本', 'has a fullUrl that is no text');
  if (entry.resource !== undefined && !(isObject(entry.resource) && typeof entry.resource.resourceType === 'string')) {
    throw entryRefusal(place, 'resource', '的 resource 没有 resourceType', 'has a resource without resourceType');
  }
  if (entry.resource?.id !== undefined && typeof entry.resource.id !== 'string') {
    throw entryRefusal(place, 'id', '的资源 id 必须是文本', 'has a resource with an id that is no text');
  }
  const path = url.replace(/^https?:\/\/[^/]+\/fhir\/R4\//u, '').replace(/^\/+/u, '');
  const address = readAddress(`/${path}`, '');
  if (address === undefined) throw entryRefusal(place, 'url', 'url 有误', 'has a wrong url');
  return { ...address, method };
}

/** A bundle comes unchecked from outside: what its type promises is looked at here. */
const isObject = <T>(value: T): value is T & object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entry of a batch as a request of its own. */
export function entryRequest(request: FhirRequest, entry: BundleEntry, position: number): FhirRequest {
  const { method, path, query } = entryAddress(entry, position);
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifNoneExist } = entry.request ?? {};
  const { type, body } = contentOf(entry, method);
  const headers = {
    'content-type': type,
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
    ...(ifModifiedSince === undefined ? {} : { 'if-modified-since': new Date(ifModifiedSince).toUTCString() }),
    ...(ifNoneExist === undefined ? {} : { 'if-none-exist': ifNoneExist }),
  };
  const reads = method === 'GET' || method === 'HEAD';
  return {
    ...request,
    method,
    path,
    query,
    headers,
    body,
    prefer: reads ? { ...readPreferences(undefined), handling: request.prefer.handling } : request.prefer,
  };
}

/** A JSON Patch travels as a Binary (http.html 3.1.0.11.1). `resource` was parsed with its decimals; it is written as it came. */
function contentOf({ resource }: BundleEntry, method: string): { readonly type: string; readonly body: Buffer } {
  if (method === 'PATCH' && resource?.resourceType === 'Binary') {
    const { contentType, data = '' }: { readonly contentType?: unknown; readonly data?: unknown } = resource;
    // Nothing of an entry is checked yet.
    return {
      type: typeof contentType === 'string' ? contentType : '(none)',
      body: Buffer.from(typeof data === 'string' ? data : '', 'base64'),
    };
  }
  return {
    type: 'application/fhir+json',
    body: resource === undefined ? Buffer.alloc(0) : Buffer.from(writeJson(resource), 'utf8'),
  };
}

/** The answer of a batch entry out of the reply of its request. */
export async function entryResponse(reply: Reply, { base, method, path }: FhirRequest): Promise<EntryResult> {
  const { headers = {} } = reply;
  const text = method === 'HEAD' ? '' : await textOf(reply);
  const location = headers['Location'] ?? headers['Content-Location'];
  const modified = headers['Last-Modified'];
  return {
    status: String(reply.status),
    ...(text === '' ? {} : isWrite(method, path) && text.startsWith(OUTCOME) ? { outcome: text } : { resource: text }),
    ...(location === undefined ? {} : { location: location.replace(`${base}/`, '') }),
    ...(headers['ETag'] === undefined ? {} : { etag: headers['ETag'] }),
    ...(modified === undefined ? {} : { lastModified: new Date(modified).toISOString() }),
  };
}

const OUTCOME = '{"resourceType":"OperationOutcome"';

/** What an operation or a search answers is a resource, be it an OperationOutcome. */
const isWrite = (method: string, path: readonly string[]): boolean =>
  method !== 'GET' && !path.some((part) => part.startsWith('$') || part === '_search');

/** The body as the text of a resource: what is no JSON becomes a Binary. */
async function textOf({ body = '', type = FHIR_JSON }: Reply): Promise<string> {
  if (typeof body === 'string' && isJson(type)) return body;
  const parts: Buffer[] = [];
  const chunks = typeof body === 'string' || Buffer.isBuffer(body) ? [body] : body;
  for await (const chunk of chunks) parts.push(Buffer.from(chunk as Uint8Array));
  const bytes = Buffer.concat(parts);
  if (bytes.length === 0) return '';
  return isJson(type)
    ? bytes.toString('utf8')
    : writeJson({ resourceType: 'Binary', contentType: type, data: bytes.toString('base64') });
}
