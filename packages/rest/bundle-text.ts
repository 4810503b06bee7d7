import type { FhirRequest } from './request.ts';

/** A link of a bundle. */
export interface BundleLink {
  readonly relation: string;
  readonly url: string;
}

/** A Bundle whose entries are texts already: they are never parsed again, so decimals stay as they were written. */
export interface BundleParts {
  readonly type: 'searchset' | 'history' | 'batch-response' | 'transaction-response';
  readonly total?: number;
  readonly links: readonly BundleLink[];
  readonly entries: readonly string[];
}

/** The JSON of a bundle. */
export function bundleText({ type, total, links, entries }: BundleParts): string {
  const head = `{"resourceType":"Bundle","type":"${type}"`;
  const count = total === undefined ? '' : `,"total":${total}`;
  const link = links.length === 0 ? '' : `,"link":${JSON.stringify(links)}`;
  const body = entries.length === 0 ? '' : `,"entry":[${entries.join(',')}]`;
  return `${head}${count}${link}${body}}`;
}

/** One entry: its resource as text ('' for none) and what else the entry says. */
export function entryText(
  fullUrl: string | undefined,
  resource: string,
  more: Readonly<Record<string, unknown>>,
): string {
  const parts: string[] = [];
  if (fullUrl !== undefined) parts.push(`"fullUrl":${JSON.stringify(fullUrl)}`);
  if (resource !== '') parts.push(`"resource":${resource}`);
  for (const [name, value] of Object.entries(more)) parts.push(`"${name}":${JSON.stringify(value)}`);
  return `{${parts.join(',')}}`;
}

/** The link to the request itself, its pairs encoded anew. */
export const selfLink = ({ base, path, query }: FhirRequest): BundleLink => ({
  relation: 'self',
  url: linkUrl(base, path, query),
});

/** An address with its pairs. */
export function linkUrl(base: string, path: readonly string[], query: readonly (readonly [string, string])[]): string {
  const text = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  const address = [base, ...path.map(encodeURIComponent)].join('/');
  return text === '' ? address : `${address}?${text}`;
}
