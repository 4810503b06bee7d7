import type { Version } from '#store';
import type { Interaction } from '../door.ts';
import { etag, type Reply } from '../reply.ts';
import { subset } from '../subset.ts';

/** GET [type]/[id] (FHIR http.html 3.1.0.1). */
export const read: Interaction = async ({ store }, { request, session }, { type = '', id = '' }) =>
  versionReply(await store.read(session, type, id), request);

/** GET [type]/[id]/_history/[vid]. */
export const vread: Interaction = async ({ store }, { request, session }, { type = '', id = '', version = '' }) =>
  versionReply(await store.vread(session, type, id, version), request);

/** A version as an answer: 304 where the caller has it already. */
export function versionReply(version: Version, request: Parameters<Interaction>[1]['request']): Reply {
  const headers = versionHeaders(version);
  if (isKnown(version, request.headers)) return { status: 304, headers };
  const asked = request.query.some(([name]) => name === '_summary' || name === '_elements');
  if (version.type === 'Binary' && !asked) return binaryReply(version, request.headers.accept, headers);
  return { status: 200, headers, body: asked ? subset(version.text, request.query) : version.text };
}

/** ETag and Last-Modified of a version. */
export const versionHeaders = ({ version, updated }: Version): Record<string, string> => ({
  ETag: etag(version),
  'Last-Modified': new Date(updated).toUTCString(),
});

function isKnown({ version, updated }: Version, headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const { 'if-none-match': none, 'if-modified-since': since } = headers;
  if (typeof none === 'string') return none === '*' || none.split(',').some((tag) => tag.trim().replace(/^W\//u, '') === `"${version}"`);
  if (typeof since !== 'string') return false;
  const known = Date.parse(since);
  // The header has whole seconds only.
  return !Number.isNaN(known) && Math.floor(updated / 1000) * 1000 <= known;
}

/** A Binary leaves as its own content type, unless FHIR JSON is asked for (binary.html 2.36.3). */
function binaryReply(version: Version, accept: string | undefined, headers: Record<string, string>): Reply {
  const wantsFhir = accept !== undefined && /application\/(?:fhir\+)?json/u.test(accept);
  if (wantsFhir || accept === undefined || accept === '' || accept === '*/*') return { status: 200, headers, body: version.text };
  const { contentType, data } = JSON.parse(version.text) as { readonly contentType?: string; readonly data?: string };
  return {
    status: 200,
    headers: { ...headers, 'X-Content-Type-Options': 'nosniff', 'Content-Disposition': 'attachment' },
    type: contentType ?? 'application/octet-stream',
    body: Buffer.from(data ?? '', 'base64'),
  };
}
