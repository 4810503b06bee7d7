import type { Client, Query } from './client.ts';
import type { Resource } from '#fhir';

/** Everything a search found, or honestly less: `whole` is false when the limit came first. */
export interface Gathered<T extends Resource> {
  readonly found: readonly T[];
  readonly included: ReadonlyMap<string, Resource>;
  readonly whole: boolean;
  /** How many match in all, where the server said so. */
  readonly total?: number;
}

/** How far to follow `next` links, and who wants to hear of each page. */
export interface Reach<T extends Resource> {
  readonly limit: number;
  readonly signal?: AbortSignal;
  readonly onPage?: (sofar: Gathered<T>) => void;
}

/** Follows the `next` links of a search until its end or the limit. */
export async function gather<T extends Resource>(
  client: Client,
  type: T['resourceType'],
  query: Query,
  { limit, signal, onPage }: Reach<T>,
): Promise<Gathered<T>> {
  const found: T[] = [];
  const included = new Map<string, Resource>();
  let page = await client.search<T>(type, query, signal);
  for (;;) {
    found.push(...page.matches);
    for (const [key, resource] of page.included) included.set(key, resource);
    const { next, total } = page;
    const sofar: Gathered<T> = {
      found: [...found],
      included,
      whole: next === undefined,
      ...(total !== undefined && { total }),
    };
    if (next === undefined || found.length >= limit) return sofar;
    onPage?.(sofar);
    page = await client.follow<T>(next, signal);
  }
}
