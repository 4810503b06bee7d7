import type { Language } from '#kernel';
import { parseExactly } from './exact-json.ts';
import { Failed, failureOf } from './failure.ts';
import type { Bundle, Resource } from '#fhir';

/** Search parameters; one that is undefined is left out, a list is repeated (AND). */
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** One page of a search: what matched, what came with it, and where it goes on. */
export interface Page<T extends Resource> {
  readonly matches: readonly T[];
  /** By _include and _revinclude, keyed `Patient/1`. */
  readonly included: ReadonlyMap<string, Resource>;
  /** How many match in all, where the server said so. */
  readonly total?: number;
  readonly next?: string;
}

/** The one way from a screen to the store: FHIR R4 over fetch, refusals as `Failed`. */
export interface Client {
  read<T extends Resource>(type: T['resourceType'], id: string, signal?: AbortSignal): Promise<T>;
  search<T extends Resource>(type: T['resourceType'], query: Query, signal?: AbortSignal): Promise<Page<T>>;
  /** The page that a `next` link leads to. */
  follow<T extends Resource>(link: string, signal?: AbortSignal): Promise<Page<T>>;
  count(type: string, query: Query, signal?: AbortSignal): Promise<number>;
  /** An attachment that is text, by its address in this store (`Binary/1`). */
  text(address: string, signal?: AbortSignal): Promise<string>;
  /** The path in this store of a relative or absolute address, for a link. */
  pathOf(address: string): string;
}

/** What the client stands on; `fetch` and `base` are given so that tests need no browser. */
export interface Wire {
  /** For instance `/fhir/R4`, without a slash at the end. */
  readonly base: string;
  readonly language: Language;
  readonly fetch?: typeof globalThis.fetch;
}

/** Opens the way to the store; the session cookie goes along by itself. */
export function createClient({ base, language, fetch = (input, init) => globalThis.fetch(input, init) }: Wire): Client {
  const send = async (url: string, accept: string, signal?: AbortSignal): Promise<string> => {
    const response = await fetch(url, {
      headers: { accept, 'accept-language': language },
      credentials: 'same-origin',
      cache: 'no-store',
      ...(signal && { signal }),
    }).catch((reason: unknown) => {
      if (signal?.aborted) throw reason;
      throw new Failed(failureOf(0, undefined));
    });
    const body = await response.text();
    if (!response.ok) throw new Failed(failureOf(response.status, read(body)));
    return body;
  };
  const get = async (url: string, signal?: AbortSignal): Promise<unknown> =>
    read(await send(url, 'application/fhir+json', signal));
  const pathOf = (address: string): string =>
    /^(https?:)?\//.test(address) ? sameOrigin(address) : `${base}/${address}`;
  const page = async <T extends Resource>(url: string, signal?: AbortSignal): Promise<Page<T>> =>
    pageOf<T>(asResource<Bundle>(await get(url, signal), 'Bundle'));

  return {
    read: async <T extends Resource>(type: T['resourceType'], id: string, signal?: AbortSignal) =>
      asResource<T>(await get(`${base}/${type}/${encodeURIComponent(id)}`, signal), type),
    search: (type, query, signal) => page(`${base}/${type}${written(query)}`, signal),
    follow: (link, signal) => page(sameOrigin(link), signal),
    count: async (type, query, signal) => {
      const { total } = await page(`${base}/${type}${written({ ...query, _summary: 'count' })}`, signal);
      if (total === undefined) throw new Failed(failureOf(500, undefined));
      return total;
    },
    text: (address, signal) => send(pathOf(address), 'text/plain, text/*;q=0.9', signal),
    pathOf,
  };
}

function written(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value]) params.append(name, String(one));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Links may be absolute with the name under which the server knows itself; the browser stays with the origin it came from. */
function sameOrigin(link: string): string {
  const { pathname, search } = new URL(link, 'http://here');
  return pathname + search;
}

function read(text: string): unknown {
  try {
    return parseExactly(text);
  } catch {
    return undefined;
  }
}

function asResource<T extends Resource>(body: unknown, type: string): T {
  if (typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === type)
    return body as T;
  throw new Failed(failureOf(500, body));
}

function pageOf<T extends Resource>({ entry = [], link = [], total }: Bundle): Page<T> {
  const matches: T[] = [];
  const included = new Map<string, Resource>();
  for (const { resource, search } of entry) {
    if (!resource) continue;
    if (search?.mode === undefined || search.mode === 'match') matches.push(resource as T);
    else if (search.mode === 'include') included.set(`${resource.resourceType}/${resource.id}`, resource);
  }
  const next = link.find(({ relation }) => relation === 'next')?.url;
  return { matches, included, ...(total !== undefined && { total }), ...(next !== undefined && { next }) };
}
