import type { Version } from '#store';
import type { Interaction } from '../door.ts';
import { isNamed } from '../etags.ts';
import { etag, type Reply } from '../reply.ts';
import type { FhirRequest } from '../request.ts';
import { checkSummary, subset } from '../subset.ts';
import { binaryReply } from './binary.ts';

/** GET [type]/[id] (FHIR http.html 3.1.0.1). */
export const read: Interaction = async ({ store }, { request, session }, { type = '', id = '' }) =>
  versionReply(await store.read(session, type, id), request);

/** GET [type]/[id]/_history/[vid]. */
export const vread: Interaction = async ({ store }, { request, session }, { type = '', id = '', version = '' }) =>
  versionReply(await store.vread(session, type, id, version), request);

/** A version as an answer: 304 where the caller has it already. */
export function versionReply(version: Version, request: FhirRequest): Reply {
  checkSummary(request.query);
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

function isKnown({ version, updated }: Version, headers: FhirRequest['headers']): boolean {
  const { 'if-none-match': none, 'if-modified-since': since } = headers;
  if (none !== undefined) return isNamed(none, version);
  if (since === undefined) return false;
  const known = Date.parse(since);
  // The header has whole seconds only.
  return !Number.isNaN(known) && Math.floor(updated / 1000) * 1000 <= known;
}
