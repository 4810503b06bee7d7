import { hostNotAllowed } from './refusals.ts';

/** The body of an address on an allowed host, as it comes; redirects are not followed, so that none leads elsewhere. */
export async function* fetched(url: string, hosts: readonly string[], signal: AbortSignal): AsyncGenerator<Uint8Array> {
  checkHost(url, hosts);
  const answer = await fetch(url, { signal, redirect: 'error', headers: { Accept: 'application/fhir+ndjson' } });
  if (!answer.ok || answer.body === null) throw new Error(`${url} answered ${answer.status}`);
  yield* answer.body;
}

/** Refuses an address that is not http(s) on one of the hosts (`name` or `name:port`). */
export function checkHost(url: string, hosts: readonly string[]): void {
  const { protocol, host, hostname } = URL.parse(url) ?? { protocol: '', host: '', hostname: '' };
  const isWeb = protocol === 'https:' || protocol === 'http:';
  if (!isWeb || !(hosts.includes(host) || hosts.includes(hostname))) throw hostNotAllowed(url);
}
